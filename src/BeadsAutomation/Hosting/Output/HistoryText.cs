using System.Globalization;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Ledger;

namespace BeadsAutomation.Hosting.Output;

/// <summary>Attempts as a timeline.</summary>
internal sealed class HistoryText(TextOutput output)
{
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
        foreach (var line in Table.Lines(Columns, report.Attempts.Select(a => Row(a))))
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

    private static string[] Row(AttemptReport a) =>
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
            a.Reason ?? "",
        ];

    /// <summary>How long after the claim.</summary>
    private static string After(DateTime? at, AttemptReport a) => at is { } t ? $"+{Ago.Length(t - a.ClaimedAt)}" : "-";
}
