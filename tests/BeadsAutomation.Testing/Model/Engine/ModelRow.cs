using System.Collections.Immutable;

namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>One immutable row: cells by column name; a cell that was never set is NULL. Values are string, long, UTC <see cref="DateTime"/> or <see langword="null"/>.</summary>
public sealed class ModelRow
{
    public static readonly ModelRow Empty = new(ImmutableDictionary.Create<string, object?>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, object?> _cells;

    private ModelRow(ImmutableDictionary<string, object?> cells) => _cells = cells;

    public static ModelRow Of(params IEnumerable<KeyValuePair<string, object?>> cells) => Empty.With(cells);

    public object? this[string column] => _cells.GetValueOrDefault(column);

    public string? Text(string column) => (string?)this[column];

    public long? Number(string column) => (long?)this[column];

    public DateTime? Time(string column) => (DateTime?)this[column];

    public bool Flag(string column) => Number(column) is not (null or 0);

    /// <summary>Whether the cell has exactly this value.</summary>
    public bool Has(string column, object? value) => Equals(this[column], value);

    public ModelRow With(string column, object? value) =>
        _cells.TryGetValue(column, out var now) && Equals(now, value) ? this : new(_cells.SetItem(column, value));

    public ModelRow With(IEnumerable<KeyValuePair<string, object?>> cells) => new(_cells.SetItems(cells));

    public IReadOnlyDictionary<string, object?> Cells => _cells;

    /// <summary>Whether every cell has the same value in both.</summary>
    public bool SameAs(ModelRow? other) =>
        other is not null
        && (ReferenceEquals(_cells, other._cells) || (Covers(_cells, other._cells) && Covers(other._cells, _cells)));

    private static bool Covers(
        ImmutableDictionary<string, object?> these,
        ImmutableDictionary<string, object?> those
    ) => those.All(cell => Equals(these.GetValueOrDefault(cell.Key), cell.Value));
}
