using System.Text.Json.Serialization;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>One line of the ledger's file: one change. Fields that a later version may add are ignored.</summary>
internal sealed record LedgerEntry
{
    /// <summary>When it was written, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The attempt as this change leaves it.</summary>
    public LedgerRow? Attempt { get; init; }

    /// <summary>The state in which the attempt was found; <see langword="null"/> for a new row.</summary>
    public string? Found { get; init; }

    /// <summary>What is to happen to the bead's line. Until an entry follows that says it is done, the next writer has to look.</summary>
    public IntendedWrite? Bead { get; init; }

    /// <summary>A word of the state.</summary>
    public StateWord? State { get; init; }

    /// <summary>What this change tells.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The id of a notice that waits no longer.</summary>
    public string? Dropped { get; init; }

    /// <summary>The write to a bead that the entry before this one announced is over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Done { get; init; }

    /// <summary>Whether it announces a claim.</summary>
    [JsonIgnore]
    public bool IsClaim =>
        Bead is not null
        && Found is null
        && string.Equals(Attempt?.State, AttemptState.Claimed.Word(), StringComparison.Ordinal);
}

/// <summary>A word of the state, as a line holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record StateWord(string Name, string Value);

/// <summary>How lines are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class LedgerJson : JsonSerializerContext;
