using System.Globalization;

namespace BeadsAutomation.Commands.Report;

/// <summary>The tables of a report.</summary>
internal static class PeriodGrids
{
    private static readonly GridColumn[] DayColumns =
    [
        new("Day (UTC)", "DAY", 10, IsText: true),
        new("Sent", "SENT", 5),
        new("Closed", "CLOSED", 6),
        new("Left to a human", "HUMAN", 5),
        new("Failed", "FAILED", 6),
        new("Not started", "NO START", 8),
        new("Taken back", "TAKEN", 5),
        new("In flight", "FLIGHT", 6),
        new("Wait, median", "WAIT", 6),
        new("Wait, worst", "WORST", 6),
        new("Run, median", "RUN", 6),
        new("Run, worst", "WORST", 6),
    ];

    private static readonly GridColumn[] BeadColumns =
    [
        new("Bead", "BEAD", 16, IsText: true),
        new("Title", "TITLE", 17, IsText: true),
        new("Attempts", "TRIES", 5),
        new("Last end", "LAST END", 16, IsText: true),
        new("Wait, worst", "WAIT", 6),
        new("Run, worst", "RUN", 6),
        new("Hand-over to result", "RESULT", 6),
        new("Reason", "REASON", 14, IsText: true),
    ];

    /// <summary>A row for each day.</summary>
    public static Grid Days(PeriodReport report) =>
        new("Per day", DayColumns, [.. report.Days.Select(d => Row(d.Day, d.Figures))]);

    /// <summary>A row for each class of failure.</summary>
    public static Grid Failures(PeriodReport report) =>
        new(
            "Failures by class",
            [new("Class", "FAILURE", 30, IsText: true), new("Attempts", "COUNT", 6)],
            [.. report.Totals.Failures.Select(f => new[] { f.Key, Number(f.Value) })]
        );

    /// <summary>A row for each bead, so many at most.</summary>
    public static Grid Beads(PeriodReport report, int most) =>
        new("Per bead", BeadColumns, [.. report.Beads.Take(most).Select(Row)], Math.Max(0, report.Beads.Count - most));

    /// <summary>The day as every table and label writes it.</summary>
    public static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] Row(DateOnly day, PeriodFigures figures) =>
        [
            Name(day),
            Number(figures.Sent),
            .. Enum.GetValues<SendResult>().Select(r => Number(figures.Of(r))),
            Lengths.Of(figures.Wait?.MedianSeconds),
            Lengths.Of(figures.Wait?.WorstSeconds),
            Lengths.Of(figures.Run?.MedianSeconds),
            Lengths.Of(figures.Run?.WorstSeconds),
        ];

    private static string[] Row(PeriodBeadReport bead) =>
        [
            Shown.Id(bead.BeadId),
            bead.Status is null ? "(deleted)" : bead.Title,
            Number(bead.Figures.Attempts),
            bead.End,
            Lengths.Of(bead.Figures.Wait?.WorstSeconds),
            Lengths.Of(bead.Figures.Run?.WorstSeconds),
            Lengths.Of(bead.Figures.ToResult?.WorstSeconds),
            bead.Reason ?? "",
        ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
