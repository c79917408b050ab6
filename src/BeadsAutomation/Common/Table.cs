namespace BeadsAutomation.Common;

/// <summary>Aligned columns of printable text.</summary>
internal static class Table
{
    private const string Between = "  ";

    /// <summary>The lines, the header first; a cell that is longer than its column may be is cut.</summary>
    /// <param name="columns">Each column's head and how wide it may become.</param>
    /// <param name="rows">As many cells in each.</param>
    public static IEnumerable<string> Lines(
        IReadOnlyList<(string Head, int Most)> columns,
        IEnumerable<IReadOnlyList<string>> rows
    )
    {
        var cut = rows.Select(row => row.Select((cell, i) => Printable.Line(cell, columns[i].Most)).ToList()).ToList();
        List<List<string>> all =
        [
            [.. columns.Select(c => c.Head)],
            .. cut,
        ];
        var widths = columns.Select((_, i) => all.Max(row => row[i].Length)).ToList();
        return all.Select(row => string.Join(Between, row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }
}
