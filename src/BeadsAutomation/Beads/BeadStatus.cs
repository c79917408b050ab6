namespace BeadsAutomation.Beads;

/// <summary>The statuses of bd that this product reads or writes; every other word is a human's or an agent's business.</summary>
public static class BeadStatus
{
    /// <summary>Waiting to be worked on; the only status that is ever claimed.</summary>
    public const string Open = "open";

    /// <summary>Somebody works on it: a claim, when the sentinel is the assignee.</summary>
    public const string InProgress = "in_progress";

    /// <summary>A human has to look.</summary>
    public const string Blocked = "blocked";

    /// <summary>Done; never written and never changed by us.</summary>
    public const string Closed = "closed";

    /// <summary>Kept in sight for reference: no work, and like <see cref="Closed"/> it blocks nobody.</summary>
    public const string Pinned = "pinned";
}
