using System.Globalization;
using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.History;

/// <summary>Attempts as a timeline.</summary>
internal sealed class HistoryText(TextOutput output)
{
    private static readonly (string Head, int Most) Cost = ("COST", 12);

    private static readonly (string Head, int Most)[] Columns =
    [
        ("BEAD", 24),
        ("ATTEMPT", 7),
        ("CLAIMED", 20),
        ("POSTED", 8),
        ("ANSWERED", 8),
        ("SETTLED", 8),
        ("END", 16),
        ("COUNTED", 7),
        ("JOB", 16),
        ("REASON", 120),
    ];

    /// <summary>Prints the report.</summary>
    public void Write(HistoryReport report)
    {
        if (report.Attempts.Count == 0)
        {
            output.Line(None(report));
            return;
        }
        if (report is { BeadId: { } id, Status: { } status })
        {
            output.Line($"{Shown.Id(id)} is {Printable.Line(status, 50)}");
        }
        // Most agents do not tell what they cost.
        var costs = report.Attempts.Any(a => a.CostUsd is not null);
        (string, int)[] columns = costs ? [.. Columns[..^1], Cost, Columns[^1]] : Columns;
        foreach (var line in Table.Lines(columns, report.Attempts.Select(a => Row(a, costs))))
        {
            output.Line(line);
        }
    }

    private static string None(HistoryReport report) =>
        report switch
        {
            { BeadId: null } => "no attempt is on record",
            { Status: null } => $"{Shown.Id(report.BeadId)} is not there, and no attempt of it is on record",
            _ => $"no attempt of {Shown.Id(report.BeadId)} is on record",
        };

    private static string[] Row(AttemptReport a, bool costs) =>
        [
            a.BeadId,
            a.Attempt.ToString(CultureInfo.InvariantCulture),
            Stamp.Of(a.ClaimedAt),
            After(a.PostedAt, a),
            After(a.AnsweredAt, a),
            After(a.SettledAt, a),
            a.Outcome?.Word() ?? a.State.Word(),
            a.Counted ? "yes" : "no",
            a.JobId ?? "-",
            .. costs ? new[] { CostOf(a) } : [],
            a.Reason ?? "",
        ];

    private static string CostOf(AttemptReport a) =>
        a.CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $"${cost:0.00##}") : "-";

    /// <summary>How long after the claim.</summary>
    private static string After(DateTime? at, AttemptReport a) => at is { } t ? $"+{Ago.Length(t - a.ClaimedAt)}" : "-";
}
