namespace BeadsAutomation.StoreTests.SameCells;

/// <summary>The rows that concern one bead: by table, then by key.</summary>
internal sealed class BeadCells()
    : Dictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>>>(StringComparer.Ordinal)
{
    /// <summary>What has changed since, one line a cell, in a fixed order; times and random values are only said to be there.</summary>
    public IReadOnlyList<string> ChangesTo(BeadCells after) =>
        [.. Keys.SelectMany(table => RowChanges(table, this[table], after[table])).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> RowChanges(
        string table,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> before,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> after
    )
    {
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var name = table is "events" ? table : $"{table}[{key}]";
            var was = before.GetValueOrDefault(key);
            var now = after.GetValueOrDefault(key);
            if (now is null)
            {
                yield return $"{name} deleted";
            }
            foreach (var line in now is null ? [] : CellChanges(name, was, now))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> CellChanges(
        string name,
        IReadOnlyDictionary<string, object?>? was,
        IReadOnlyDictionary<string, object?> now
    ) =>
        from cell in now
        let old = was?.GetValueOrDefault(cell.Key)
        where !Equals(old, cell.Value)
        select $"{(was is null ? "new " : "")}{name}.{cell.Key} = {Shown(cell.Key, cell.Value)}";

    private static string Shown(string column, object? value) =>
        (column, value) switch
        {
            (_, null) => "null",
            (_, DateTime) => "a time",
            ("row_lock", _) => "a version",
            ("id", _) => "an id",
            (_, string { Length: > 100 } text) => $"{text.Length} characters, '{text[^20..]}' last",
            (_, string text) => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'",
            _ => $"{value}",
        };
}
