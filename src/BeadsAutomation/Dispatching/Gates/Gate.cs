namespace BeadsAutomation.Dispatching.Gates;

/// <summary>One thing that may keep a bead from being sent: pure, over what was read.</summary>
/// <param name="Reason">The reason that it gives.</param>
/// <param name="Scope">Whom it concerns.</param>
/// <param name="Needs">What has to be read before it is asked, beside the queue.</param>
/// <param name="Closed">Why it is closed to a bead, in a sentence; <see langword="null"/> when it is open.</param>
internal sealed record Gate(ReasonCode Reason, GateScope Scope, Needs Needs, Func<Candidate, GateFacts, string?> Closed)
{
    /// <summary>Whether the word of a human who sends one bead goes over it.</summary>
    public HumanWord Human { get; init; } = HumanWord.DoesNotCount;

    /// <summary>What a human is told in place of <see cref="Closed"/>.</summary>
    public Func<Candidate, GateFacts, string?>? ForHuman { get; init; }

    /// <summary>Since when it is closed and until when, database UTC, as far as is known. A bead's own are since its last change.</summary>
    public Func<Candidate, GateFacts, (DateTime? Since, DateTime? Until)> When { get; init; } =
        (candidate, _) => (candidate.Waiting.Bead.UpdatedAt, null);

    /// <summary>How a tick ends when it is closed to all who came so far; <see langword="null"/> for a bead's own.</summary>
    public TickEnd? End { get; init; }
}

/// <summary>How a tick ends at a closed gate.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="ExitCode">What the process says.</param>
/// <param name="Detail">One line; <see langword="null"/> for what the gate said.</param>
internal sealed record TickEnd(
    TickOutcome Outcome,
    ExitCode ExitCode = ExitCode.Done,
    Func<GateFacts, string>? Detail = null
);

/// <summary>Whom a gate concerns.</summary>
internal enum GateScope
{
    /// <summary>One bead, by what the queue's own read says of it.</summary>
    Own,

    /// <summary>One bead, by what the store keeps beside the queue.</summary>
    Bead,

    /// <summary>All beads alike.</summary>
    Queue,
}

/// <summary>Whether a human's word goes over a gate.</summary>
internal enum HumanWord
{
    /// <summary>It does not.</summary>
    DoesNotCount,

    /// <summary>When it says so by itself: <c>--ignore-backoff</c>.</summary>
    CountsWhenGiven,

    /// <summary>To ask for the send is to say so.</summary>
    Counts,
}

/// <summary>What is read for a gate, and only when a bead comes to it.</summary>
[Flags]
internal enum Needs
{
    /// <summary>The queue, which is there.</summary>
    Queue = 0,

    /// <summary>The pauses, and the labels unless the whole queue is paused.</summary>
    Pauses = 1,

    /// <summary>Who assigned the beads, unless everybody is trusted.</summary>
    Assignments = 2,

    /// <summary>The labels, and what is in flight where a bead has a pool.</summary>
    Pools = 4,

    /// <summary>Hold and breaker.</summary>
    Brakes = 8,

    /// <summary>What may be sent today, where that is limited.</summary>
    Budget = 16,

    /// <summary>The agent's room.</summary>
    Agent = 32,
}
