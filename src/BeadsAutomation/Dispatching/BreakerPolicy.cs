namespace BeadsAutomation.Dispatching;

/// <summary>When the breaker opens and closes.</summary>
internal static class BreakerPolicy
{
    /// <summary>After the answers to what was sent together, in the order of sending.</summary>
    /// <param name="before">The breaker as read.</param>
    /// <param name="answers">Classes as acted on.</param>
    /// <param name="opensAfter">So many failures in a row open it.</param>
    /// <param name="now">Database UTC.</param>
    public static Breaker After(Breaker before, IEnumerable<AnswerClass> answers, int opensAfter, DateTime now) =>
        answers
            .Aggregate(before with { Probes = before.Probes + (before.IsOpen ? 1 : 0) }, AfterAnswer)
            .OpenedWhenDue(opensAfter, now);

    /// <summary>After the service was asked for its room and gave no answer.</summary>
    public static Breaker AfterUnreachable(Breaker before, int opensAfter, DateTime now) =>
        Failed(before).OpenedWhenDue(opensAfter, now);

    private static Breaker AfterAnswer(Breaker breaker, AnswerClass answer) =>
        answer == AnswerClass.Accepted ? new Breaker()
        : answer.Rule().OpensBreaker ? Failed(breaker)
        : breaker;

    // Text that another program wrote may hold any number.
    private static Breaker Failed(Breaker breaker) =>
        breaker with
        {
            Failures = Math.Clamp(breaker.Failures, 0, int.MaxValue - 1) + 1,
        };

    private static Breaker OpenedWhenDue(this Breaker breaker, int opensAfter, DateTime now) =>
        breaker.Failures >= opensAfter ? breaker with { OpenedAt = breaker.OpenedAt ?? now } : breaker;
}
