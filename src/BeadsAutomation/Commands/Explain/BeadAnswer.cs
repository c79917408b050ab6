using System.Text.Json.Serialization;

namespace BeadsAutomation.Commands.Explain;

/// <summary>Why a bead is not running, or that it is. All times are database UTC; what is not known or does not apply is <see langword="null"/>.</summary>
public sealed record BeadAnswer
{
    /// <summary>The bead, exactly as stored or asked for.</summary>
    public required string BeadId { get; init; }

    /// <summary>Where it stands.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The first closed gate of a bead that waits.</summary>
    public ReasonCode? Reason { get; init; }

    /// <summary>How the last attempt of a bead ended that we blocked.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>Since when, as far as that is stored.</summary>
    public DateTime? Since { get; init; }

    /// <summary>When that is over by itself.</summary>
    public DateTime? Until { get; init; }

    /// <summary>How many ready beads go before it.</summary>
    public int? Before { get; init; }

    /// <summary>What goes on after the bead's id: one printable line.</summary>
    public required string Sentence { get; init; }

    /// <summary>What the sentence adds to the reason's meaning, for where there is no room for both.</summary>
    [JsonIgnore]
    public string Detail { get; init; } = "";

    /// <summary>The one next action, printable.</summary>
    public required string Next { get; init; }

    /// <summary>The bead that blocks it.</summary>
    public BlockerReport? Blocker { get; init; }

    /// <summary>The claim or unsettled attempt.</summary>
    public ClaimReport? Claim { get; init; }
}
