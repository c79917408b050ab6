namespace BeadsAutomation.Store.Dolt;

/// <summary>One word of the state table.</summary>
internal sealed record StateRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
