using System.Globalization;

namespace BeadsAutomation.Commands.Report;

/// <summary>What a report says in words, for every format.</summary>
internal static class PeriodSentences
{
    /// <summary>How the numbers are to be read.</summary>
    public static readonly IReadOnlyList<string> Measures =
    [
        "All times are UTC of the database. An attempt belongs to the day of its send, or of its claim when it was not sent, wherever it ended.",
        "Wait: from the hand-over to the send. The hand-over is the newest of: the bead's creation, bd's event that gave it to the sentinel or opened it, and the end of the attempt before. Time in which another bead blocked it is part of the wait.",
        "Run: from the send to the end, of sends after which an agent may have started. The end is when the bead was closed, or else when the attempt was settled.",
        "Hand-over to result: from the hand-over before a bead's first attempt of the period to the end of its last.",
        "Failures by class: attempts that failed, were left to a human or never started; by the answer where the service refused, else by the outcome.",
        "Median and 90th percentile are by nearest rank: the smallest length that half, or nine in ten, do not exceed.",
        "Money: sends times the budget of one job is what could be spent. What was spent is told by the agent's own program, where it prints JSON.",
    ];

    private static readonly Dictionary<SendResult, string> Names = new()
    {
        [SendResult.Closed] = "closed",
        [SendResult.LeftToHuman] = "left to a human",
        [SendResult.Failed] = "failed",
        [SendResult.NotStarted] = "not started",
        [SendResult.TakenBack] = "taken back",
        [SendResult.InFlight] = "in flight",
    };

    /// <summary>A result in words.</summary>
    public static string Name(SendResult result) => Names[result];

    /// <summary>The facts of the whole period: name and sentence.</summary>
    public static IEnumerable<(string Name, string Text)> Facts(PeriodReport report)
    {
        var totals = report.Totals;
        yield return ("period", $"{Stamp.Of(report.Since)} to {Stamp.Of(report.Now)}");
        if (totals.Attempts > 0)
        {
            yield return ("sent", Text($"{totals.Sent} of {totals.Attempts} attempts of {Beads(report)}"));
            yield return ("results", Results(totals));
            yield return ("throughput", Text($"{report.ClosedPerDay:0.##} closed by the agent per 24 hours"));
            yield return ("wait", Lengths(totals.Wait, totals.WaitsFromCreation));
            yield return ("run", Lengths(totals.Run));
            yield return ("to result", Lengths(totals.ToResult));
            yield return ("money", Money(report));
        }
        else
        {
            yield return ("sent", "nothing was claimed in this while");
        }
        yield return ("now", Now(report));
        if (report.WithoutTime is { } odd)
        {
            var named = string.Join(", ", odd.Take(10).Select(id => Printable.Line(id, 30)));
            yield return (
                "left out",
                Text($"no time of creation that could be one: {named}{(odd.Count > 10 ? ", …" : "")}")
            );
        }
    }

    /// <summary>Says that the oldest attempts are missing; <see langword="null"/> when none are.</summary>
    public static string? Cut(PeriodReport report) =>
        report.IsCut
            ? Text(
                $"There were more attempts than the {report.Totals.Attempts} newest, which this is about: ask for less time."
            )
            : null;

    /// <summary>What came of it, without what did not happen.</summary>
    public static string Results(PeriodFigures figures) =>
        string.Join(
            ", ",
            Enum.GetValues<SendResult>().Where(r => figures.Of(r) > 0).Select(r => Text($"{figures.Of(r)} {Name(r)}"))
        );

    /// <summary>Median, 90th percentile and worst.</summary>
    private static string Lengths(Spread? spread, int fromCreation = 0) =>
        spread is null
            ? "none was measured"
            : Text(
                $"median {Common.Lengths.Of(spread.MedianSeconds)}, nine in ten within {Common.Lengths.Of(spread.P90Seconds)}, worst {Common.Lengths.Of(spread.WorstSeconds)} (of {spread.Count}{(fromCreation > 0 ? $"; {fromCreation} from creation" : "")})"
            );

    private static string Money(PeriodReport report) =>
        Text(
            $"at most ${report.SpentAtMost:0.00} could be spent: {report.Totals.Sent} {(report.Totals.Sent == 1 ? "send" : "sends")}, ${report.JobBudget:0.00} each"
        )
        + (
            report.Spent is { } spent ? Text($"; ${spent:0.00} was spent by the {report.SpentToldBy} that told it") : ""
        );

    private static string Now(PeriodReport report) =>
        Text($"{report.InFlightNow} in flight, {report.WaitingNow} waiting")
        + (
            report.OldestWaiting is { } oldest
                ? $", the longest {Printable.Line(oldest.BeadId, 30)}, since {Ago.Stamped(oldest.Since, report.Now)}"
                : ""
        );

    private static string Beads(PeriodReport report) =>
        report.Beads.Count == 1 ? "1 bead" : Text($"{report.Beads.Count} beads");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
