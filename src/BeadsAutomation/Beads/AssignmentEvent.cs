namespace BeadsAutomation.Beads;

/// <summary>One of bd's events that may tell who assigned a bead or changed its text, as it is stored.</summary>
/// <param name="BeadId">The bead.</param>
/// <param name="Type">bd's word, such as <c>created</c>, <c>updated</c> or <c>claimed</c>.</param>
/// <param name="Actor">Who, as he declared himself.</param>
/// <param name="NewValue">JSON of the cells that were changed; empty for <c>created</c>, plain text for some others.</param>
/// <param name="At">UTC, whole seconds.</param>
public sealed record AssignmentEvent(string BeadId, string Type, string Actor, string? NewValue, DateTime At)
{
    /// <summary>The event of a new bead, which does not name the assignee that it was given.</summary>
    public bool IsCreation => string.Equals(Type, "created", StringComparison.Ordinal);
}
