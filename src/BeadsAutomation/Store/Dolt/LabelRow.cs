namespace BeadsAutomation.Store.Dolt;

/// <summary>One label of a bead.</summary>
internal sealed record LabelRow
{
    public required string BeadId { get; init; }

    public required string Label { get; init; }
}
