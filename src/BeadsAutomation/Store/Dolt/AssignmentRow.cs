using BeadsAutomation.Beads;

namespace BeadsAutomation.Store.Dolt;

/// <summary>One row of bd's events.</summary>
internal sealed record AssignmentRow
{
    public required string BeadId { get; init; }

    public required string Type { get; init; }

    public required string Actor { get; init; }

    public string? NewValue { get; init; }

    public required DateTime At { get; init; }

    public AssignmentEvent ToEvent() => new(BeadId, Type, Actor, NewValue, StoredTime.Utc(At));
}
