using System.Collections.Immutable;

namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>All tables at one moment, immutable: a snapshot costs a reference. Rows are in the order of their keys, bytes compared.</summary>
internal sealed record ModelRoot(ImmutableDictionary<string, ImmutableSortedDictionary<string, ModelRow>> Tables)
{
    public static readonly ModelRoot Empty = new(
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, ModelRow>>(StringComparer.Ordinal)
    );

    private static readonly ImmutableSortedDictionary<string, ModelRow> NoRows = ImmutableSortedDictionary.Create<
        string,
        ModelRow
    >(StringComparer.Ordinal);

    public bool HasTable(string table) => Tables.ContainsKey(table);

    public ModelRoot WithTable(string table) => new(Tables.SetItem(table, NoRows));

    public ImmutableSortedDictionary<string, ModelRow> Rows(string table) =>
        Tables.TryGetValue(table, out var rows)
            ? rows
            : throw new ModelException(ModelException.NoSuchTable, $"table not found: {table}");

    public ModelRow? Find(string table, string key) => Rows(table).GetValueOrDefault(key);

    /// <summary>The root with this row, or without it when <paramref name="row"/> is <see langword="null"/>.</summary>
    public ModelRoot With(string table, string key, ModelRow? row)
    {
        var rows = Rows(table);
        return new(Tables.SetItem(table, row is null ? rows.Remove(key) : rows.SetItem(key, row)));
    }
}
