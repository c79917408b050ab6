namespace BeadsAutomation.Store;

/// <summary>What became of a guarded write: one of three. What the store said of it is for people, and no part of the comparison.</summary>
public sealed record WriteResult
{
    private readonly string _name;

    private WriteResult(string name) => _name = name;

    /// <summary>Committed.</summary>
    public static WriteResult Applied { get; } = new(nameof(Applied));

    /// <summary>Surely not written: something observed had changed, or another writer came first.</summary>
    public static WriteResult Lost { get; } = new(nameof(Lost));

    /// <summary>The answer to COMMIT is missing, or a refusal that does not say what was done: only a new read can tell.</summary>
    public static WriteResult Indeterminate { get; } = new(nameof(Indeterminate));

    /// <summary>What the store said, one printable line; <see langword="null"/> when it said nothing.</summary>
    public string? Why { get; private init; }

    /// <summary>The same with what the store said.</summary>
    public WriteResult Because(string why) => this with { Why = why };

    /// <summary>Whether both came to the same.</summary>
    public bool Equals(WriteResult? other) => other is not null && _name == other._name;

    /// <inheritdoc />
    public override int GetHashCode() => _name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Why is null ? _name : $"{_name}: {Why}";
}
