namespace BeadsAutomation.Ledger;

/// <summary>One row of the ledger: one claim with its at most one POST. All times are database UTC.</summary>
public sealed record Attempt
{
    /// <summary>Which attempt this is.</summary>
    public required AttemptKey Key { get; init; }

    /// <summary>The state exactly as stored, for the guard.</summary>
    public required string StateWord { get; init; }

    /// <summary>The agent it was meant for, <c>beadboard</c> for instance.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The job that the service named.</summary>
    public string? JobId { get; init; }

    /// <summary>Whether it counts towards the attempt cap.</summary>
    public bool Counted { get; init; }

    /// <summary>How it ended; <see langword="null"/> while unsettled.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>The service's answer exactly as stored; <see langword="null"/> while there is none.</summary>
    public string? AnswerWord { get; init; }

    /// <summary>What that proves; <see langword="null"/> also for a word that a later version may have written.</summary>
    public AnswerClass? Answer => AnswerRules.ToAnswer(AnswerWord);

    /// <summary>One line for people, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>When the claim was committed: the age of the row counts from here.</summary>
    public required DateTime ClaimedAt { get; init; }

    /// <summary>When the row was marked, just before the POST.</summary>
    public DateTime? PostedAt { get; init; }

    /// <summary>When the answer was recorded.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>When it was settled.</summary>
    public DateTime? SettledAt { get; init; }

    /// <summary>The bead's <c>updated_at</c> as our last write left it: no sign of life by anybody else.</summary>
    public DateTime? BeadUpdatedAt { get; init; }

    /// <summary>The status in which settling left the bead.</summary>
    public string? StatusLeft { get; init; }

    /// <summary>Whether the bead was <c>open</c> already when the answer was recorded: that re-open came before the send had ended.</summary>
    public bool OpenAtAnswer { get; init; }

    /// <summary>The bead is not tried again before this time; of an unsettled row it is <see cref="SeenAt"/>.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>When a sweep first saw this unsettled row, noted where its own stamps cannot be believed.</summary>
    public DateTime? SeenAt => IsSettled ? null : NotBefore;

    /// <summary>Host and process that claimed.</summary>
    public string Worker { get; init; } = "";

    /// <summary>The state, where an unknown word counts as unknown.</summary>
    public AttemptState State => LedgerWords.ToState(StateWord);

    /// <summary>Whether its bead was sent, as far as is known, at this time or later.</summary>
    public bool WasSentSince(DateTime since) => PostedAt >= since && Answer != AnswerClass.NotSent;

    /// <summary>When its last step was: settled, answered, posted or claimed.</summary>
    public DateTime LastStepAt => SettledAt ?? AnsweredAt ?? PostedAt ?? ClaimedAt;

    /// <summary>Whether it is over.</summary>
    public bool IsSettled => State == AttemptState.Settled;

    /// <summary>Whether it may have started an agent that nothing is known of yet.</summary>
    public bool MayRun => State is AttemptState.Posting or AttemptState.Dispatched or AttemptState.Unknown;

    /// <summary>Whether it keeps others of its pools out: something may run, or may be about to.</summary>
    public bool HoldsPool => State is not (AttemptState.Settled or AttemptState.Refused);
}
