using System.Text.Json.Serialization;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>What one pass of the dispatcher came to, or would come to in a dry run.</summary>
public sealed record TickReport
{
    /// <summary>What the process says, signals aside.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>How the tick ended.</summary>
    public required TickOutcome Outcome { get; init; }

    /// <summary>One printable line about that outcome, which URL said what for instance; empty when there is nothing to add.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Beads whose earlier refused attempt was put back first.</summary>
    public IReadOnlyList<PutBackReport> PutBack { get; init; } = [];

    /// <summary>Beads that were claimed, or would be, in their order.</summary>
    public IReadOnlyList<DispatchReport> Dispatches { get; init; } = [];

    /// <summary>Every other open bead of the sentinel with its one reason.</summary>
    public IReadOnlyList<BeadDecision> Decisions { get; init; } = [];

    /// <summary>The queue as it was read; <see langword="null"/> when the tick's time was up before.</summary>
    public QueueReport? Queue { get; init; }

    /// <summary>What it decided on, for those who explain the decisions; <see langword="null"/> when its time was up before.</summary>
    internal QueueSnapshot? Seen { get; init; }

    /// <summary>Nobody claims before this time, database UTC; <see langword="null"/> when there is no hold.</summary>
    public DateTime? HoldUntil { get; init; }

    /// <summary>Since when the breaker is open, database UTC; <see langword="null"/> while it is closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? BreakerOpenedAt { get; init; }

    /// <summary>How several beads were sent; <see langword="null"/> when one is sent per tick, or none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FanOutReport? FanOut { get; init; }

    /// <summary>Sentences for the operator.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
