namespace BeadsAutomation.Tests.Ledger;

/// <summary>Put-backs by the name of their cause.</summary>
internal static class PutBacks
{
    public static readonly string[] AllCauses =
    [
        "ghost",
        "not ready",
        "rejected",
        "for good",
        "environment",
        "auth",
        "busy",
        "not sent",
    ];

    public static BeadTransition Decide(Bead? bead, string cause, params IEnumerable<Attempt> before) =>
        Decide(bead, cause, [.. before], Given.Options);

    public static BeadTransition Decide(Bead? bead, string cause, Attempt[] before, BeadsOptions options)
    {
        var attempt = AttemptFor(cause, before.Length + 1);
        return PutBack.Decide(
            Given.History(bead, [.. before, attempt]),
            attempt,
            CauseFor(cause, attempt),
            options,
            Given.Now
        );
    }

    public static Attempt AttemptFor(string cause, int number) =>
        cause is "ghost" or "not ready"
            ? Given.Attempt(number: number)
            : Given.Attempt(AttemptState.Refused, number: number) with
            {
                Reason = "HTTP 400: no",
                AnswerWord = cause switch
                {
                    "rejected" => AnswerClass.BeadFault.Word(),
                    "for good" => AnswerClass.BeadFaultForGood.Word(),
                    "auth" => AnswerClass.Auth.Word(),
                    "busy" => AnswerClass.Busy.Word(),
                    "not sent" => "not_sent",
                    _ => AnswerClass.Environment.Word(),
                },
            };

    public static PutBackCause CauseFor(string cause, Attempt attempt) =>
        cause switch
        {
            "ghost" => PutBackCause.Ghost,
            "not ready" => PutBackCause.NotReady(attempt.Reason ?? "blocked_by"),
            _ => PutBackCause.FromAnswer(attempt),
        };

    public static (AttemptOutcome Outcome, string? Left, bool Counted, DateTime? NotBefore) Settle(
        BeadTransition transition
    )
    {
        var settle = transition.Ledger.ShouldBeOfType<LedgerChange.Settle>();
        return (settle.Outcome, settle.StatusLeft, settle.Counted, settle.NotBefore);
    }
}
