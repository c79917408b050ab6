namespace BeadsAutomation.Store.Dolt;

/// <summary>One row of bd's events.</summary>
internal sealed class AssignmentRow
{
    public string BeadId { get; init; } = "";

    public string? Type { get; init; }

    public string? Actor { get; init; }

    public string? NewValue { get; init; }

    public DateTime? At { get; init; }

    public AssignmentEvent ToEvent() => new(BeadId, Type ?? "", Actor ?? "", NewValue, StoredTime.Utc(At ?? default));
}
