namespace BeadsAutomation.Ledger;

/// <summary>What a notice is about: the words that are stored and sent.</summary>
public static class NoticeKind
{
    /// <summary>A bead is left to a human: its job ended, or it went silent, or somebody blocked it.</summary>
    public const string Blocked = "blocked";

    /// <summary>A bead is not sent any more: at its attempt cap, or refused for good.</summary>
    public const string GaveUp = "gave_up";

    /// <summary>An open bead is older than our ledger and is not sent.</summary>
    public const string OldData = "old_data";

    /// <summary>A claim was taken back by hand.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The agent service failed too often in a row.</summary>
    public const string BreakerOpened = "breaker_opened";

    /// <summary>It takes beads again.</summary>
    public const string BreakerClosed = "breaker_closed";

    /// <summary>Somebody paused the queue, or the beads of a label.</summary>
    public const string Paused = "paused";

    /// <summary>Somebody ended a pause.</summary>
    public const string Resumed = "resumed";
}
