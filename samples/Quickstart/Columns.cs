namespace Quickstart;

/// <summary>Plain text in columns, no wider than a narrow terminal.</summary>
internal static class Columns
{
    public const int Width = 100;

    private const string Gap = "  ";

    /// <summary>Rows below a line under the first one. What is too long in the last column goes on below itself.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        var rest = widths.SkipLast(1).Sum(w => w + Gap.Length);
        widths[^1] = Math.Min(widths[^1], Width - rest);
        string[] line = [.. widths.Select(w => new string('-', w))];
        return new[] { rows[0], line }
            .Concat(rows.Skip(1))
            .SelectMany(row =>
                Wrap(
                    string.Join(Gap, row.Select((c, i) => c.PadRight(widths[i]))).TrimEnd(),
                    Width,
                    new string(' ', rest)
                )
            );
    }

    /// <summary>The line, broken at blanks; what follows a break is indented. A word that is too long stays whole.</summary>
    public static IEnumerable<string> Wrap(string line, int width, string indent)
    {
        while (line.Length > width)
        {
            var at = line.LastIndexOf(' ', width);
            if (at <= indent.Length)
            {
                break;
            }
            yield return line[..at].TrimEnd();
            line = indent + line[(at + 1)..];
        }
        yield return line;
    }
}
