namespace BeadsAutomation.Store.Jsonl;

/// <summary>What the store answers, from both files: pure.</summary>
/// <param name="seen">The files.</param>
/// <param name="assignee">The sentinel.</param>
internal sealed class SnapshotReader(FileSnapshot seen, string assignee)
{
    /// <summary>The queue, for a tick.</summary>
    public QueueSnapshot Queue()
    {
        var readiness = new LineReadiness(seen.Beads, seen.Now);
        return new QueueSnapshot(
            seen.Now,
            [
                .. Ours(BeadStatus.Open)
                    .Select(line => new WaitingBead(BeadOf(line), line.Priority, line.CreatedAt, readiness.Of(line))),
            ],
            [.. Histories().Where(history => history.Latest is not null)]
        );
    }

    /// <summary>The claims in hand, for a sweep.</summary>
    public ClaimsSnapshot Claims() => new(seen.Now, [.. Histories()]);

    /// <summary>The beads that we blocked.</summary>
    public IReadOnlyList<BlockedBead> Blocked() =>
        [.. Ours(BeadStatus.Blocked).Select(line => BlockedBead.Of(History(line.Id), assignee)).OfType<BlockedBead>()];

    /// <summary>The labels of the sentinel's open beads.</summary>
    public ILookup<string, string> Labels() =>
        Ours(BeadStatus.Open)
            .SelectMany(line => LineText.LabelsOf(line).Select(label => (line.Id, label)))
            .ToLookup(l => l.Id, l => l.label, StringComparer.Ordinal);

    /// <summary>What a report is made of. A file has no events: only that we opened a bead again is known.</summary>
    public LedgerPeriod Period(TimeSpan length, int limit) =>
        LedgerPeriod.Of(
            seen.Now,
            seen.Now - length,
            seen.Ledger.Attempts,
            limit,
            attempted =>
            {
                var waiting = Ours(BeadStatus.Open).Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
                var ids = attempted.Union(waiting, StringComparer.Ordinal).ToList();
                return (
                    ids.Select(seen.Beads.Find)
                        .OfType<BeadLine>()
                        .Select(line => LineText.ForReport(line, waiting.Contains(line.Id))),
                    ids.SelectMany(seen.Ledger.AttemptsOf)
                        .Where(a => a is { SettledAt: not null, StatusLeft: BeadStatus.Open })
                        .Select(a => new HandedOver(a.Key.BeadId, a.SettledAt!.Value))
                );
            }
        );

    /// <summary>What the attempts claimed since then cost, of one bead or of all.</summary>
    public IReadOnlyDictionary<(string BeadId, int Number), Spending> Spending(string? beadId, DateTime since) =>
        (beadId is null ? seen.Ledger.Attempts : seen.Ledger.AttemptsOf(beadId))
            .Where(a => a.ClaimedAt >= since)
            .Select(a => (a.Key.BeadId, a.Key.Number))
            .Where(seen.Ledger.Spending.ContainsKey)
            .ToDictionary(key => key, key => seen.Ledger.Spending[key]);

    /// <summary>The beads in flight by the labels of their pools.</summary>
    public ILookup<string, string> Pools() =>
        seen
            .Ledger.BeadIds.Where(id => seen.Ledger.AttemptsOf(id).Any(attempt => attempt.HoldsPool))
            .Select(seen.Beads.Find)
            .Where(line => line is not null && !string.Equals(line.Status, BeadStatus.Closed, StringComparison.Ordinal))
            .SelectMany(line => PoolLabel.Of(LineText.LabelsOf(line!)).Select(pool => (pool, line!.Id)))
            .ToLookup(p => p.pool, p => p.Id, StringComparer.Ordinal);

    /// <summary>A bead with its attempts.</summary>
    public BeadHistory History(string id)
    {
        var line = seen.Beads.Find(id);
        return new BeadHistory(
            id,
            line is null ? null : BeadOf(line),
            seen.Ledger.AttemptsOf(id),
            line?.LastComment,
            LeaseHeartbeat: null
        );
    }

    /// <summary>What stands between a bead and work; <see langword="null"/> when it is gone.</summary>
    public Readiness? ReadinessOf(string id) =>
        seen.Beads.Find(id) is { } line ? new LineReadiness(seen.Beads, seen.Now).Of(line) : null;

    /// <summary>A line as the guard sees it: its fingerprint stands for all cells that the guard does not name.</summary>
    public static Bead BeadOf(BeadLine line) =>
        new(line.Id, line.Status, line.Assignee, line.UpdatedAt, Fingerprint.Of(line.Bytes.Span));

    /// <summary>Beads in progress, beads with an unsettled attempt whatever their status, and open ones that were attempted.</summary>
    private IEnumerable<BeadHistory> Histories() =>
        Ours(BeadStatus.InProgress)
            .Select(line => line.Id)
            .Union(
                seen.Ledger.BeadIds.Where(id => HasUnsettled(id) || IsOurs(seen.Beads.Find(id))),
                StringComparer.Ordinal
            )
            .Select(History);

    private bool HasUnsettled(string id) => seen.Ledger.AttemptsOf(id).Any(attempt => !attempt.IsSettled);

    private bool IsOurs(BeadLine? line) =>
        line?.Status is BeadStatus.Open or BeadStatus.InProgress
        && string.Equals(line.Assignee, assignee, StringComparison.Ordinal);

    private IEnumerable<BeadLine> Ours(string status) =>
        seen.Beads.Beads.Where(line =>
            string.Equals(line.Assignee, assignee, StringComparison.Ordinal)
            && string.Equals(line.Status, status, StringComparison.Ordinal)
        );
}
