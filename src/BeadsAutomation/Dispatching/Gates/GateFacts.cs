using BeadsAutomation.Agents;

namespace BeadsAutomation.Dispatching.Gates;

/// <summary>What gates are judged by; what was not needed was not read.</summary>
/// <param name="Now">Database UTC.</param>
/// <param name="InFlight">Attempts that hold a slot.</param>
/// <param name="Options">Caps, the sentinel, whom to trust.</param>
internal sealed record GateFacts(DateTime Now, int InFlight, BeadsOptions Options)
{
    /// <summary>The settings of the queue as stored; <see langword="null"/> while they were not read.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    /// <summary>The pauses in force.</summary>
    public Pauses Pauses { get; init; } = Pauses.None;

    /// <summary>Hold and breaker as stored.</summary>
    public Brakes Brakes { get; init; } = new(null, new Breaker());

    /// <summary>The labels of the waiting beads; <see langword="null"/> while they were not read.</summary>
    public ILookup<string, string>? Labels { get; init; }

    /// <summary>Who assigned them; <see langword="null"/> when everybody is trusted.</summary>
    public ILookup<string, AssignmentEvent>? Assignments { get; init; }

    /// <summary>The pools of the beads in flight.</summary>
    public Pools Pools { get; init; } = new(PoolLabel.Nobody, Options.Pools);

    /// <summary>What may be sent today; <see langword="null"/> without a limit.</summary>
    public int? BudgetLeft { get; init; }

    /// <summary>The agent's room; <see langword="null"/> while it was not asked.</summary>
    public Room? Room { get; init; }

    /// <summary>The hold, unless a wrong clock wrote it.</summary>
    public Hold? Hold => HoldPolicy.Believed(Brakes.Hold, Now);

    /// <summary>The breaker with that hold.</summary>
    public Brakes BelievedBrakes => Brakes with { Hold = Hold };

    /// <summary>The hold that keeps everybody waiting now.</summary>
    public Hold? HoldInForce => HoldPolicy.IsInForce(Hold, Now) ? Hold : null;

    /// <summary>With the settings of the queue.</summary>
    public GateFacts With(IReadOnlyDictionary<string, string> words) =>
        this with
        {
            Words = words,
            Pauses = Pauses.Of(words, Now),
            Brakes = Brakes.Of(words),
        };

    /// <summary>The labels of a bead, as far as they were read.</summary>
    public IEnumerable<string> LabelsOf(Candidate candidate) => Labels?[candidate.Waiting.Bead.Id] ?? [];

    /// <summary>Those of them that name a pool.</summary>
    public IReadOnlyList<string> PoolsOf(Candidate candidate) => PoolLabel.Of(LabelsOf(candidate));

    /// <summary>The same candidate with its pools.</summary>
    public Candidate InItsPools(Candidate candidate) => candidate with { Pools = PoolsOf(candidate) };
}
