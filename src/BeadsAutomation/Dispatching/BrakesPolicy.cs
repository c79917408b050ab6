namespace BeadsAutomation.Dispatching;

/// <summary>What follows for everybody from what the service said.</summary>
internal static class BrakesPolicy
{
    /// <summary>
    /// After the answers to a batch, in the order of sending. Its worst one decides about the hold, once: three refusals together are
    /// one trouble. What was accepted beside it counts as earlier, or a bead that was refused with it would be taken for the cause.
    /// </summary>
    /// <param name="before">As read.</param>
    /// <param name="batch">The answers.</param>
    /// <param name="options">Lengths of holds, and when the breaker opens.</param>
    /// <param name="claimed">When the batch's first claim began.</param>
    /// <param name="now">Database UTC.</param>
    public static Brakes After(
        Brakes before,
        IReadOnlyList<Answered> batch,
        BeadsOptions options,
        DateTime claimed,
        DateTime now
    )
    {
        var breaker = BreakerPolicy.After(before.Breaker, batch.Select(a => a.Effective), options.BreakerAfter, now);
        var worst = batch.MaxBy(a => a.Effective.Rule().Weight)!;
        var answer = worst.Answer with { RetryAfter = batch.Max(a => a.Answer.RetryAfter) };
        var hold = before.Hold;
        if (worst.Effective != AnswerClass.Accepted && batch.Any(a => a.Effective == AnswerClass.Accepted))
        {
            hold = HoldPolicy.AfterAccepted(hold, claimed);
        }
        var lengths = HoldLengths.Of(options);
        return new Brakes(
            AnswerPolicy.HoldAfter(worst.Effective, answer, hold, claimed, now, lengths) ?? hold,
            breaker
        );
    }

    /// <summary>After a service that gave no answer when it was asked for its room.</summary>
    public static Brakes AfterUnreachable(Brakes before, string detail, BeadsOptions options, DateTime now) =>
        new(
            HoldPolicy.AfterTrouble(before.Hold, detail, null, now, lengths: HoldLengths.Of(options)),
            BreakerPolicy.AfterUnreachable(before.Breaker, options.BreakerAfter, now)
        );
}
