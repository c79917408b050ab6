namespace BeadsAutomation.Hosting;

/// <summary>What a process finds around it; tests bring their own.</summary>
internal sealed record Surroundings
{
    /// <summary>The environment as it is.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The names of all its variables.</summary>
    public IReadOnlyCollection<string> VariableNames { get; init; } = [];

    /// <summary>The current folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the shell pair's ConfigMap is mounted.</summary>
    public string MetadataFolder { get; init; } = "/etc/beads-metadata";

    /// <summary>Where Kubernetes reads a container's last words; <see langword="null"/> for nowhere.</summary>
    public string? TerminationLog { get; init; }

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person sees standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person sees standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() =>
        new()
        {
            Environment = System.Environment.GetEnvironmentVariable,
            VariableNames = [.. System.Environment.GetEnvironmentVariables().Keys.Cast<string>()],
            Folder = Directory.GetCurrentDirectory(),
            TerminationLog = "/dev/termination-log",
            Out = Console.Out,
            Error = Console.Error,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    /// <summary>A variable of the environment; an empty one counts as not set.</summary>
    public string? Variable(string name) => Environment(name) is { Length: > 0 } text ? text : null;
}
