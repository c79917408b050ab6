namespace BeadsAutomation.Commands.Report;

/// <summary>Adds facts up.</summary>
internal static class Figures
{
    /// <summary>The numbers of these attempts.</summary>
    public static PeriodFigures Of(IEnumerable<SendFact> some)
    {
        var facts = some.ToList();
        return new PeriodFigures
        {
            Attempts = facts.Count,
            Sent = facts.Count(f => f.WasSent),
            Results = Enum.GetValues<SendResult>()
                .ToDictionary(r => r.Word(), r => facts.Count(f => f.Result == r), StringComparer.Ordinal),
            Outcomes = Counts(facts.Where(f => f.Attempt.IsSettled).Select(f => f.End)),
            Failures = Counts(facts.Select(f => f.Failure).OfType<string>()),
            Wait = Spread.Of(facts.Select(f => f.Wait)),
            WaitsFromCreation = facts.Count(f => f is { Wait: not null, FromCreation: true }),
            Run = Spread.Of(facts.Select(f => f.Run)),
            ToResult = Spread.Of(facts.Select(f => f.ToResult)),
        };
    }

    /// <summary>The most first.</summary>
    private static Dictionary<string, int> Counts(IEnumerable<string> words) =>
        words
            .CountBy(w => w, StringComparer.Ordinal)
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
