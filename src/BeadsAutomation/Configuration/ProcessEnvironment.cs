namespace BeadsAutomation.Configuration;

/// <summary>What a process finds around it; tests bring their own.</summary>
internal sealed record ProcessEnvironment
{
    /// <summary>Where Kubernetes reads a container's last words unless a pod says otherwise.</summary>
    public const string KubernetesTerminationLog = "/dev/termination-log";

    /// <summary>Where the shell pair's pods, and ours, have bd's metadata mounted.</summary>
    public const string MetadataMount = "/etc/beads-metadata";

    /// <summary>The environment as it is.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The names of all its variables.</summary>
    public IReadOnlyCollection<string> VariableNames { get; init; } = [];

    /// <summary>The current folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the shell pair's ConfigMap is mounted.</summary>
    public string MetadataFolder { get; init; } = MetadataMount;

    /// <summary>Where Kubernetes reads a container's last words; <see langword="null"/> for nowhere.</summary>
    public string? TerminationLog { get; init; }

    /// <summary>The user to whom a file belongs when that is neither this one nor root.</summary>
    public Func<string, uint?> StrangerOf { get; init; } = FileFacts.StrangerOf;

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person sees standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person sees standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Those of this process.</summary>
    /// <exception cref="ConfigurationException">There is no current folder.</exception>
    public static ProcessEnvironment OfProcess() =>
        new()
        {
            Environment = System.Environment.GetEnvironmentVariable,
            VariableNames = [.. System.Environment.GetEnvironmentVariables().Keys.Cast<string>()],
            Folder = CurrentFolder(),
            TerminationLog = KubernetesTerminationLog,
            Out = Console.Out,
            Error = Console.Error,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    /// <summary>A variable of the environment; an empty one counts as not set.</summary>
    public string? Variable(string name) => Environment(name) is { Length: > 0 } text ? text : null;

    /// <summary>Says something on both outputs, which cannot fail: what is done is done, whether or not somebody can be told.</summary>
    /// <returns>Why standard output did not take all of it; <see langword="null"/> when it did.</returns>
    public string? Say(Action<ProcessEnvironment> say)
    {
        var output = new UnfailingWriter(Out);
        say(this with { Out = output, Error = new UnfailingWriter(Error) });
        return output.Failure;
    }

    private static string CurrentFolder()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([
                "the current folder is gone or may not be entered: start the program in one that is there.",
            ]);
        }
    }
}
