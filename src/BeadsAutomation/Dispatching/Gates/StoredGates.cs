namespace BeadsAutomation.Dispatching.Gates;

/// <summary>The gates of single beads that the store keeps beside the queue: pure. What somebody paused, who handed a bead over, and its pool.</summary>
/// <param name="Pauses">The pauses in force.</param>
/// <param name="Labels">The labels of the waiting beads.</param>
/// <param name="Events">Who assigned them; <see langword="null"/> when everybody is trusted.</param>
/// <param name="Pools">The pools of the beads in flight.</param>
/// <param name="Options">The sentinel, and who is trusted.</param>
internal sealed record StoredGates(
    Pauses Pauses,
    ILookup<string, string> Labels,
    ILookup<string, AssignmentEvent>? Events,
    Pools Pools,
    BeadsOptions Options
)
{
    /// <summary>The pause that holds the bead, in a sentence.</summary>
    public string? Paused(string beadId) => Pauses.Holding(Labels[beadId]);

    /// <summary>
    /// Why nobody who is trusted handed it over. What is read here is newer than the queue, and a claim finds only the bead that the
    /// queue saw: whoever assigns it in between changes its <c>updated_at</c>. Only within the second of that very stamp does bd's clock
    /// not tell two hand-overs apart, and there both count.
    /// </summary>
    public string? Untrusted(string beadId) =>
        Events is null ? null : HandOver.Objection(Events[beadId], Options.Assignee, Options.TrustedActors);

    /// <summary>The pool that is full, in a sentence.</summary>
    public string? PoolBusy(string beadId) => Pools.Full(beadId, PoolLabel.Of(Labels[beadId]));

    /// <summary>The first of them that holds the bead back: what costs most to pass by mistake first.</summary>
    public Skip? FirstClosed(string beadId) =>
        Paused(beadId) is { } pause ? new Skip(ReasonCode.Paused, pause)
        : Untrusted(beadId) is { } stranger ? new Skip(ReasonCode.Untrusted, stranger)
        : PoolBusy(beadId) is { } full ? new Skip(ReasonCode.PoolBusy, full)
        : null;

    /// <summary>The candidates that none of them holds back; the others are told with their reason.</summary>
    public IReadOnlyList<Candidate> Pass(IEnumerable<Candidate> candidates, Action<string, Skip> skipped)
    {
        var passed = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            var id = candidate.Waiting.Bead.Id;
            if (FirstClosed(id) is { } skip)
            {
                skipped(id, skip);
            }
            else
            {
                passed.Add(InItsPools(candidate));
            }
        }
        return passed;
    }

    /// <summary>The same candidate with its pools.</summary>
    public Candidate InItsPools(Candidate candidate) =>
        candidate with
        {
            Pools = PoolLabel.Of(Labels[candidate.Waiting.Bead.Id]),
        };
}
