namespace BeadsAutomation.Tests.Commands.Report;

/// <summary>Periods of a week, and attempts in them.</summary>
internal static class Periods
{
    public static readonly DateTime Since = Given.Now.AddDays(-7);

    public static LedgerPeriod Of(
        IReadOnlyList<Attempt> attempts,
        IReadOnlyList<PeriodBead>? beads = null,
        params HandedOver[] handOvers
    ) => new(Given.Now, Since, attempts, IsCut: false, beads ?? [], handOvers);

    /// <summary>An attempt, claimed and sent so many minutes after the start of the period.</summary>
    public static Attempt Sent(string bead, int number, double claimed, double? settled = null) =>
        new()
        {
            Key = new AttemptKey(bead, number, $"{bead}-{number}"),
            StateWord = settled is null ? "dispatched" : "settled",
            Outcome = settled is null ? null : AttemptOutcome.AgentClosed,
            AnswerWord = "accepted",
            ClaimedAt = Since.AddMinutes(claimed),
            PostedAt = Since.AddMinutes(claimed),
            SettledAt = settled is { } end ? Since.AddMinutes(end) : null,
        };

    public static PeriodBead Bead(string id, double created, double? closed = null, string title = "a bead") =>
        new(
            id,
            title,
            closed is null ? "open" : "closed",
            Waits: closed is null,
            Since.AddMinutes(created),
            closed is { } at ? Since.AddMinutes(at) : null
        );

    public static HandedOver Handed(string id, double at) => new(id, Since.AddMinutes(at));
}
