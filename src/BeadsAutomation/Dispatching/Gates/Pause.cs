namespace BeadsAutomation.Dispatching.Gates;

/// <summary>A human's word that nothing more is sent, to the whole queue or to the beads of one label. Stored as JSON in the state table; all times are database UTC and whole seconds.</summary>
public sealed record Pause
{
    /// <summary>The name of the state table's word for the whole queue.</summary>
    public const string StateName = "pause";

    /// <summary>What stands before a label in the name of its word.</summary>
    public const string LabelPrefix = "pause:";

    /// <summary>Why, in the words of who paused.</summary>
    public required string Reason { get; init; }

    /// <summary>When it began.</summary>
    public DateTime? Since { get; init; }

    /// <summary>When it ends by itself; <see langword="null"/> when it does not. One that was lifted has ended.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Who paused; <see langword="null"/> where somebody else's word does not say.</summary>
    public string? By { get; init; }

    /// <summary>The name of the word: of this label, or of the whole queue.</summary>
    public static string NameFor(string? label) => label is null ? StateName : LabelPrefix + label;
}
