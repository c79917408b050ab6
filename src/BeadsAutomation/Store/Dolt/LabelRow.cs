namespace BeadsAutomation.Store.Dolt;

/// <summary>One label of a bead.</summary>
internal sealed class LabelRow
{
    public string BeadId { get; init; } = "";

    public string Label { get; init; } = "";
}
