using System.Text.Json;

namespace BeadsAutomation.Testing.Reporting;

/// <summary>Two weeks of a small team, always the same: a folder with beads and their ledger. One day the service was away; at the weekend little was asked for.</summary>
public sealed class ReportSample
{
    private static readonly string[] Works =
    [
        "Fix",
        "Test",
        "Document",
        "Speed up",
        "Clean up",
        "Add",
        "Replace",
        "Check",
    ];

    private static readonly string[] Things =
    [
        "the login form",
        "the export to CSV",
        "time zones in invoices",
        "the retry of payments",
        "the image cache",
        "the search index",
        "the Terraform module",
        "slow queries of the dashboard",
        "الترجمة العربية",
        "the 🐛 in the importer",
    ];

    private readonly List<object> _beads = [];
    private readonly List<Attempt> _attempts = [];
    private uint _state = 20_261_120;

    /// <summary>When it is looked at.</summary>
    public static DateTime Now { get; } = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes <c>issues.jsonl</c> and its ledger into a folder; the answer is the path of the beads.</summary>
    public static string Write(string folder)
    {
        var sample = new ReportSample();
        sample.Make();
        var path = Path.Combine(folder, "issues.jsonl");
        File.WriteAllLines(path, sample._beads.Select(b => JsonSerializer.Serialize(b)));
        File.WriteAllLines(
            Path.Combine(folder, "automation-ledger.jsonl"),
            sample._attempts.Select(a =>
                JsonSerializer.Serialize(
                    new LedgerEntry { At = a.ClaimedAt, Attempt = LedgerRow.Of(a) },
                    LedgerJson.Default.LedgerEntry
                )
            )
        );
        return path;
    }

    private void Make()
    {
        var number = 100;
        for (var day = Now.Date.AddDays(-13); day <= Now.Date; day = day.AddDays(1))
        {
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var beads = isWeekend ? Below(3) : 4 + Below(7);
            for (var i = 0; i < beads; i++)
            {
                var morning = day.AddHours(7).AddMinutes(Below(day == Now.Date ? 295 : 600));
                Bead($"web-{number++}", morning, isAway: (Now.Date - day).Days == 3);
            }
        }
        for (var i = 0; i < 4; i++)
        {
            Put($"web-{number++}", "open", Now.AddMinutes(-10 - (i * 47)), null);
        }
    }

    private void Bead(string id, DateTime created, bool isAway)
    {
        var wait = TimeSpan.FromSeconds(40 + Below(420) + (Below(7) == 0 ? Below(9000) : 0));
        var sent = created + wait;
        var attempt = 1;
        if (isAway && Below(3) > 0)
        {
            Refuse(id, attempt++, sent, "environment", AttemptOutcome.Released, "HTTP 502: bad gateway");
            sent += TimeSpan.FromMinutes(20 + Below(100));
        }
        else if (Below(11) == 0)
        {
            Refuse(id, attempt++, sent, "bead_fault", AttemptOutcome.Rejected, "HTTP 422: the context is too long");
            sent += TimeSpan.FromMinutes(2);
        }
        var run = TimeSpan.FromSeconds(150 + Below(600));
        var (outcome, status, reason) = End();
        run = outcome is AttemptOutcome.JobTimeout ? TimeSpan.FromMinutes(15) : run;
        run = outcome is AttemptOutcome.Stale ? TimeSpan.FromMinutes(44) : run;
        if (sent + run > Now.AddMinutes(-25))
        {
            Put(id, "in_progress", created, null);
            _attempts.Add(Attempt(id, attempt, sent < Now ? sent : Now.AddMinutes(-4), "dispatched"));
            return;
        }
        Put(id, status, created, status == "closed" ? sent + run : null);
        _attempts.Add(
            Attempt(id, attempt, sent, "settled") with
            {
                Outcome = outcome,
                SettledAt = sent + run + TimeSpan.FromSeconds(Below(500)),
                StatusLeft = status,
                Reason = reason,
            }
        );
    }

    private (AttemptOutcome, string Status, string Reason) End() =>
        Below(100) switch
        {
            < 70 => (AttemptOutcome.AgentClosed, "closed", "the bead was closed"),
            < 77 => (AttemptOutcome.AgentLeftOpen, "blocked", "the job completed and left the bead in progress"),
            < 82 => (AttemptOutcome.AgentBlocked, "blocked", "blocked by agent: a decision is missing"),
            < 88 => (AttemptOutcome.JobFailed, "blocked", "the job failed with exit code 1"),
            < 92 => (AttemptOutcome.JobTimeout, "blocked", "the job ran out of its time"),
            < 95 => (AttemptOutcome.Stale, "blocked", "no progress for 32m (threshold 30m)"),
            < 97 => (AttemptOutcome.JobLost, "blocked", "the service does not know the job any more"),
            _ => (AttemptOutcome.TakenBack, "open", "somebody took it back"),
        };

    private void Refuse(string id, int attempt, DateTime at, string answer, AttemptOutcome outcome, string reason) =>
        _attempts.Add(
            Attempt(id, attempt, at, "settled") with
            {
                JobId = null,
                AnswerWord = answer,
                Outcome = outcome,
                SettledAt = at.AddSeconds(3),
                StatusLeft = "open",
                Reason = reason,
            }
        );

    private static Attempt Attempt(string id, int number, DateTime sent, string state) =>
        new()
        {
            Key = new AttemptKey(id, number, $"{id}-{number}"),
            StateWord = state,
            Agent = "beadboard",
            JobId = $"job-{id}",
            AnswerWord = "accepted",
            ClaimedAt = sent.AddSeconds(-1),
            PostedAt = sent,
            AnsweredAt = sent.AddSeconds(1),
            Worker = "host/1",
        };

    private void Put(string id, string status, DateTime created, DateTime? closed) =>
        _beads.Add(
            new
            {
                id,
                title = $"{Works[Below(Works.Length)]} {Things[Below(Things.Length)]}",
                acceptance_criteria = "its test is green",
                status,
                // Taken back by whoever did it.
                assignee = status == "open" && created < Now.AddHours(-4) ? "ana" : "agent",
                created_at = created,
                updated_at = closed ?? created,
                closed_at = closed,
            }
        );

    /// <summary>A number below this one; the next of always the same.</summary>
    private int Below(int end)
    {
        _state = (_state * 1_664_525) + 1_013_904_223;
        return (int)((_state >> 8) % (uint)end);
    }
}
