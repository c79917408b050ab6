namespace BeadsAutomation.Store;

/// <summary>What came between a claim and its POST.</summary>
public enum PostingObstacle
{
    /// <summary>A human's un-assignment of the same second merged with our claim: our status is undone, their assignee stays.</summary>
    Unassigned,

    /// <summary>Somebody changed status or assignee: theirs stays as it is.</summary>
    TakenBack,

    /// <summary>A blocker, a deferral or the like arrived: the bead is released.</summary>
    NotReady,
}

/// <summary>The decision of the read before the POST; every store calls it inside the transaction that marks the row.</summary>
public static class PostingCheck
{
    /// <summary>What stands in the way, or <see langword="null"/> when the POST may go out.</summary>
    /// <param name="bead">The bead as read now; <see langword="null"/> when it is gone.</param>
    /// <param name="readiness">Its readiness as read now; <see langword="null"/> when it is gone or not in progress.</param>
    /// <param name="sentinel">The assignee whose beads are ours.</param>
    public static PostingObstacle? Obstacle(Bead? bead, Readiness? readiness, string sentinel)
    {
        if (bead is null || !bead.HasStatus(BeadStatus.InProgress))
        {
            return PostingObstacle.TakenBack;
        }
        if (bead.IsUnassigned)
        {
            return PostingObstacle.Unassigned;
        }
        if (!bead.IsAssignedTo(sentinel))
        {
            return PostingObstacle.TakenBack;
        }
        return readiness is null || readiness.Obstacle() is not null ? PostingObstacle.NotReady : null;
    }
}
