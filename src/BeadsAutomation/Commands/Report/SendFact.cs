namespace BeadsAutomation.Commands.Report;

/// <summary>What a report knows of one attempt. A length is never negative, whatever the clocks said.</summary>
/// <param name="Attempt">The row.</param>
/// <param name="HandedOver">When its bead was handed over before it; <see langword="null"/> when the bead is gone and nothing is written down.</param>
/// <param name="FromCreation">Whether that is only the bead's creation.</param>
/// <param name="Ended">When it ended; <see langword="null"/> while it has not.</param>
/// <param name="ToResult">From the first hand-over of the period to this end, on the bead's last attempt.</param>
internal sealed record SendFact(
    Attempt Attempt,
    DateTime? HandedOver,
    bool FromCreation,
    DateTime? Ended,
    TimeSpan? ToResult = null
)
{
    /// <summary>Whether it was sent, as far as is known.</summary>
    public bool WasSent => Attempt.WasSentSince(DateTime.MinValue);

    /// <summary>When it was sent, or claimed when it was not.</summary>
    public DateTime At => WasSent ? Attempt.PostedAt!.Value : Attempt.ClaimedAt;

    /// <summary>From the hand-over to the send.</summary>
    public TimeSpan? Wait => WasSent ? Between(HandedOver, At) : null;

    /// <summary>From the send to the end, when an agent may have started.</summary>
    public TimeSpan? Run => WasSent && Attempt.Answer?.IsRefusal() != true ? Between(At, Ended) : null;

    /// <summary>How it ended in the ledger's word; the state while it has not.</summary>
    public string End => Attempt.Outcome?.Word() ?? Attempt.State.Word();

    /// <summary>What came of it.</summary>
    public SendResult Result =>
        Attempt switch
        {
            { IsSettled: false } => SendResult.InFlight,
            { Outcome: AttemptOutcome.AgentClosed } => SendResult.Closed,
            { Outcome: AttemptOutcome.AgentBlocked or AttemptOutcome.AgentLeftOpen } => SendResult.LeftToHuman,
            { Outcome: AttemptOutcome.TakenBack or AttemptOutcome.BeadGone } => SendResult.TakenBack,
            { Outcome: AttemptOutcome.Rejected or AttemptOutcome.Released or AttemptOutcome.Ghost } =>
                SendResult.NotStarted,
            _ => SendResult.Failed,
        };

    /// <summary>The class of what went wrong; <see langword="null"/> when nothing did.</summary>
    public string? Failure =>
        Result switch
        {
            SendResult.NotStarted when Attempt.Answer is { } answer && answer.IsRefusal() => answer.Word(),
            SendResult.NotStarted or SendResult.Failed or SendResult.LeftToHuman => End,
            _ => null,
        };

    /// <summary>From one to the other; nothing when one is not known.</summary>
    public static TimeSpan? Between(DateTime? from, DateTime? to) =>
        from is { } start && to is { } end
            ? end > start
                ? end - start
                : TimeSpan.Zero
            : null;
}
