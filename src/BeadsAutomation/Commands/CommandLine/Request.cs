namespace BeadsAutomation.Commands.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record Request
{
    /// <summary>What to do.</summary>
    public required Verb Verb { get; init; }

    /// <summary>Show the help and do nothing.</summary>
    public bool Help { get; init; }

    /// <summary>Show the version and do nothing.</summary>
    public bool Version { get; init; }

    /// <summary>Read and decide only.</summary>
    public bool DryRun { get; init; }

    /// <summary>One JSON document on standard output instead of lines.</summary>
    public bool Json { get; init; }

    /// <summary>A sweep before the tick.</summary>
    public bool WithSweep { get; init; }

    /// <summary>Stay and sweep only.</summary>
    public bool NoTick { get; init; }

    /// <summary>Stay and tick only.</summary>
    public bool NoSweep { get; init; }

    /// <summary>A human has looked: cap and fuse of the sweep do not apply.</summary>
    public bool AllowMassReap { get; init; }

    /// <summary>The bead that a verb is about.</summary>
    public string BeadId => BeadIds.Count > 0 ? BeadIds[0] : "";

    /// <summary>The beads that a verb is about; none for all.</summary>
    public IReadOnlyList<string> BeadIds { get; init; } = [];

    /// <summary>Why a queue is paused.</summary>
    public string? Reason { get; init; }

    /// <summary>How long a queue is paused, as written.</summary>
    public string? For { get; init; }

    /// <summary>Which beads are paused: those with this label.</summary>
    public string? Label { get; init; }

    /// <summary>Send it although it waits for its backoff.</summary>
    public bool IgnoreBackoff { get; init; }

    /// <summary>The exit code says whether all is well.</summary>
    public bool Check { get; init; }

    /// <summary>The shell that a completion script is for.</summary>
    public string? Shell { get; init; }

    /// <summary>How far back a report looks, as written.</summary>
    public string? Since { get; init; }

    /// <summary>How a report is written, as written.</summary>
    public string? Format { get; init; }

    /// <summary>The JSON file with settings.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Settings given as options: option and text.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is wrong with the command line, as a sentence; <see langword="null"/> when nothing is.</summary>
    public string? Problem { get; init; }
}
