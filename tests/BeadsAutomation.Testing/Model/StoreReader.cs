using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>What the store reads in one transaction. Works where the ledger does not exist yet.</summary>
internal sealed class StoreReader(BeadDatabase database, ModelTransaction transaction, string sentinel)
{
    private readonly DateTime _now = database.Clock.Utc;

    public QueueSnapshot Queue()
    {
        var issues = Issues();
        var readiness = new ReadinessReader(transaction, database.Schema, _now);
        var waiting = issues
            .Where(row => IsOurs(row, BeadStatus.Open))
            .Select(row => new WaitingBead(
                IssueRows.Bead(row),
                (int)row.Number("priority")!.Value,
                row.Time("created_at")!.Value,
                readiness.Of(row)
            ));
        return new QueueSnapshot(_now, [.. waiting], Histories(issues, withoutAttempts: false));
    }

    public ClaimsSnapshot Claims() => new(_now, Histories(Issues(), withoutAttempts: true));

    public IReadOnlyList<BlockedBead> Blocked()
    {
        var attempts = Attempts();
        return
        [
            .. Issues()
                .Where(row => IsOurs(row, BeadStatus.Blocked))
                .Select(row => row.Text("id")!)
                .Select(id => BlockedBead.Of(History(id, attempts[id]), sentinel))
                .OfType<BlockedBead>(),
        ];
    }

    public int CountPosts(DateTime since) => Attempts().Sum(bead => bead.Count(attempt => attempt.WasSentSince(since)));

    public RecentAttempts Recent(int limit) => RecentAttempts.Of(_now, Attempts().SelectMany(a => a), limit);

    public LedgerPeriod Period(TimeSpan length, int limit) =>
        LedgerPeriod.Of(
            _now,
            _now - length,
            Attempts().SelectMany(a => a),
            limit,
            attempted =>
            {
                var issues = Issues()
                    .Where(row => attempted.Contains(row.Text("id")!) || IsOurs(row, BeadStatus.Open))
                    .ToDictionary(row => row.Text("id")!, StringComparer.Ordinal);
                return (
                    issues.Values.Select(row => IssueRows.ForReport(row, IsOurs(row, BeadStatus.Open))),
                    transaction
                        .Rows(Tables.Events)
                        .Select(e => e.Value)
                        .Where(e => issues.ContainsKey(e.Text("issue_id")!) && HandsOver(e))
                        .Select(e => new HandedOver(e.Text("issue_id")!, e.Time("created_at")!.Value))
                );
            }
        );

    private bool HandsOver(ModelRow e) =>
        e.Text("event_type") is "reopened" or "unclaimed"
        || e.Text("new_value") is { } value
            && (
                value.Contains("\"status\":\"open\"", StringComparison.Ordinal)
                || value.Contains($"\"assignee\":\"{sentinel}\"", StringComparison.Ordinal)
            );

    public ILookup<string, string> Labels() =>
        AllLabels().Where(l => IsWaiting(l.Id)).ToLookup(l => l.Id, l => l.Label, StringComparer.Ordinal);

    public ILookup<string, string> Pools()
    {
        var attempts = Attempts();
        return AllLabels()
            .Where(l => l.Label.StartsWith("pool:", StringComparison.Ordinal) && l.Label.Length > "pool:".Length)
            .Where(l => attempts[l.Id].Any(a => a.HoldsPool))
            .Where(l => transaction.Find(Tables.Issues, l.Id) is { } issue && !issue.Has("status", BeadStatus.Closed))
            .ToLookup(l => l.Label, l => l.Id, StringComparer.Ordinal);
    }

    private static readonly string[] Telling =
    [
        "assignee",
        "\"title\"",
        "\"description\"",
        "\"design\"",
        "\"acceptance_criteria\"",
    ];

    public ILookup<string, AssignmentEvent> Assignments() =>
        transaction
            .Rows(Tables.Events)
            .Select(r => r.Value)
            .Where(e => IsWaiting(e.Text("issue_id")!))
            .Select(e => new AssignmentEvent(
                e.Text("issue_id")!,
                e.Text("event_type")!,
                e.Text("actor")!,
                e.Text("new_value"),
                e.Time("created_at")!.Value
            ))
            .Where(e =>
                e.IsCreation
                || Array.Exists(Telling, word => e.NewValue?.Contains(word, StringComparison.Ordinal) == true)
            )
            .ToLookup(e => e.BeadId, StringComparer.Ordinal);

    public BeadSnapshot Bead(string beadId) => new(_now, History(beadId));

    public BeadHistory History(string beadId) => History(beadId, Attempts()[beadId]);

    public Readiness? Readiness(string beadId) =>
        transaction.Find(Tables.Issues, beadId) is { } row
            ? new ReadinessReader(transaction, database.Schema, _now).Of(row)
            : null;

    /// <summary>Beads with an unsettled attempt, and the sentinel's waiting and claimed ones; of these only those with attempts, unless a claim without one is asked for.</summary>
    private List<BeadHistory> Histories(List<ModelRow> issues, bool withoutAttempts)
    {
        var attempts = Attempts();
        var unsettled = attempts.Where(a => a.Any(x => !x.IsSettled)).Select(a => a.Key);
        var ours = issues
            .Where(row =>
                IsOurs(row, BeadStatus.Open) && attempts.Contains(row.Text("id")!)
                || IsOurs(row, BeadStatus.InProgress) && (withoutAttempts || attempts.Contains(row.Text("id")!))
            )
            .Select(row => row.Text("id")!);
        return [.. unsettled.Union(ours, StringComparer.Ordinal).Select(id => History(id, attempts[id]))];
    }

    private BeadHistory History(string beadId, IEnumerable<Attempt> attempts) =>
        new(
            beadId,
            transaction.Find(Tables.Issues, beadId) is { } row ? IssueRows.Bead(row) : null,
            [.. attempts],
            LastComment(beadId),
            database.Schema.HasLeases ? transaction.Find(Tables.Leases, beadId)?.Time("heartbeat_at") : null
        );

    private DateTime? LastComment(string beadId) =>
        transaction
            .Rows(Tables.Comments)
            .Where(c => c.Value.Has("issue_id", beadId))
            .Max(c => c.Value.Time("created_at"));

    private IEnumerable<(string Id, string Label)> AllLabels() =>
        transaction.Rows(Tables.Labels).Select(r => (r.Value.Text("issue_id")!, r.Value.Text("label")!));

    private bool IsWaiting(string beadId) =>
        transaction.Find(Tables.Issues, beadId) is { } issue && IsOurs(issue, BeadStatus.Open);

    private List<ModelRow> Issues() => [.. transaction.Rows(Tables.Issues).Select(r => r.Value)];

    private bool IsOurs(ModelRow issue, string status) =>
        issue.Has("status", status) && issue.Has("assignee", sentinel);

    private ILookup<string, Attempt> Attempts() =>
        (transaction.HasTable(Tables.Attempts) ? transaction.Rows(Tables.Attempts) : [])
            .Select(r => AttemptRows.Attempt(r.Value))
            .ToLookup(a => a.Key.BeadId, StringComparer.Ordinal);
}
