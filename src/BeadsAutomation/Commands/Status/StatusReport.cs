using System.Text.Json.Serialization;
using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;

namespace BeadsAutomation.Commands.Status;

/// <summary>The whole queue and what is in hand. All times are database UTC.</summary>
public sealed record StatusReport
{
    /// <summary>When it was read.</summary>
    public required DateTime Now { get; init; }

    /// <summary>What needs attention; empty when all is well.</summary>
    public required IReadOnlyList<TroubleReport> Troubles { get; init; }

    /// <summary>How many beads wait for what is no trouble and yet holds them, in a clause; <see langword="null"/> when none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HeldBack { get; init; }

    /// <summary>How many open beads of the sentinel there are.</summary>
    public required int Waiting { get; init; }

    /// <summary>The same by reason, the most first; those that go next are not among them.</summary>
    public required IReadOnlyList<WaitingReport> Reasons { get; init; }

    /// <summary>The beads that the next tick would send.</summary>
    public required IReadOnlyList<string> GoesNext { get; init; }

    /// <summary>Claims and unsettled attempts, the oldest first.</summary>
    public required IReadOnlyList<ClaimReport> InFlight { get; init; }

    /// <summary>Beads that were refused a short while ago, the first to go first.</summary>
    public required IReadOnlyList<BeadAnswer> BackingOff { get; init; }

    /// <summary>What holds everybody, or the beads with a label, back.</summary>
    public required IReadOnlyList<StateReport> Held { get; init; }

    /// <summary>Beads that we blocked, the longest first.</summary>
    public required IReadOnlyList<BeadAnswer> Blocked { get; init; }

    /// <summary>Beads that were blocked while their agent worked on them, the longest first; <see langword="null"/> when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BeadAnswer>? BlockedByAgent { get; init; }

    /// <summary>The attempt in which something happened last; <see langword="null"/> when there was none yet.</summary>
    public AttemptReport? LastDone { get; init; }

    /// <summary>Notices that the webhook did not take yet, in one line; <see langword="null"/> when none waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notices { get; init; }

    /// <summary>Sentences for the operator.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
