namespace BeadsAutomation.Store.Dolt;

/// <summary>A row of <c>dependencies.sql</c>: a bead and one target; a wisp's columns only where schemas tell them apart.</summary>
internal class TargetRow
{
    public string Id { get; init; } = "";
    public string? Type { get; init; }
    public string? Metadata { get; init; }
    public string? IssueId { get; init; }
    public string? IssueStatus { get; init; }
    public DateTime? IssueDeferUntil { get; init; }
    public string? WispId { get; init; }
    public string? WispStatus { get; init; }
    public DateTime? WispDeferUntil { get; init; }

    /// <summary>Adds what it says of that bead; nothing where there is no target, or none of this database.</summary>
    public void TellTo(ReadinessReach reach, BeadKey bead)
    {
        if (IssueId is not null)
        {
            Tell(reach, bead, new BeadKey(IssueId), IssueStatus, IssueDeferUntil);
        }
        else if (WispId is not null)
        {
            Tell(reach, bead, new BeadKey(WispId, IsWisp: true), WispStatus, WispDeferUntil);
        }
    }

    private void Tell(ReadinessReach reach, BeadKey bead, BeadKey target, string? status, DateTime? deferUntil) =>
        reach.Add(
            bead,
            new Dependency(target, Dependency.KindOf(Type), WaitGate.Read(Metadata)),
            status is null ? null : new BeadFacts(target, status, StoredTime.Utc(deferUntil))
        );
}

/// <summary>A row of <c>children.sql</c>.</summary>
internal sealed class ChildRow
{
    public string ParentId { get; init; } = "";
    public string Id { get; init; } = "";
    public string Status { get; init; } = "";
    public long IsWisp { get; init; }

    /// <summary>The child.</summary>
    public BeadFacts ToFacts() => new(new BeadKey(Id, IsWisp != 0), Status);
}
