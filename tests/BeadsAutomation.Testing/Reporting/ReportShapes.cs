namespace BeadsAutomation.Testing.Reporting;

/// <summary>Reports of every size: none, one day, a year, many beads, strange texts.</summary>
public static class ReportShapes
{
    private static readonly DateTime Now = ReportSample.Now;

    private static readonly string[] Strange =
    [
        "<script>document.title='owned'</script>",
        "هذا عنوان طويل من اليمين إلى اليسار",
        "👩‍👩‍👧‍👦🏳️‍🌈 emoji",
        new('x', 500),
        "</td></table></body>",
    ];

    /// <summary>Days, beads and attempts of each by name.</summary>
    public static IReadOnlyDictionary<string, (int Days, int Beads, int Attempts)> All { get; } =
        new Dictionary<string, (int, int, int)>(StringComparer.Ordinal)
        {
            ["nothing"] = (7, 0, 0),
            ["one day"] = (0, 3, 1),
            ["a week"] = (7, 40, 2),
            ["a year"] = (366, 500, 2),
            ["many beads"] = (30, 700, 1),
        };

    /// <summary>The report of that name.</summary>
    public static PeriodReport Of(string name)
    {
        var (days, count, attempts) = All[name];
        var since = days == 0 ? Now.AddHours(-1) : Now.AddDays(-days);
        var step = (Now - since) / Math.Max(1, count * attempts);
        var rows = Enumerable.Range(0, count * attempts).Select(i => Row(i, since + (step * i), count)).ToList();
        var beads = Enumerable
            .Range(0, count)
            .Select(i => new PeriodBead(Id(i), Strange[i % Strange.Length], "blocked", Waits: false, since, null));
        return PeriodSummary.Of(new LedgerPeriod(Now, since, rows, IsCut: false, [.. beads], []), 5);
    }

    private static string Id(int bead) => bead % 10 == 3 ? $"bd-{bead}<script>" : $"bd-{bead}";

    private static Attempt Row(int number, DateTime at, int beads) =>
        new()
        {
            Key = new AttemptKey(Id(number % beads), 1 + (number / beads), $"t{number}"),
            StateWord = "settled",
            Outcome = (AttemptOutcome)(number % Enum.GetValues<AttemptOutcome>().Length),
            AnswerWord = "accepted",
            Reason = Strange[number % Strange.Length],
            ClaimedAt = at,
            PostedAt = at.AddSeconds(1),
            SettledAt = at.AddSeconds(60 + (number * 37 % 3000)),
        };
}
