namespace BeadsAutomation.Common;

/// <summary>What the exit codes mean to people, and which of two says more.</summary>
internal static class ExitCodes
{
    private static readonly ExitCode[] MostSevereFirst =
    [
        ExitCode.Interrupted,
        ExitCode.Terminated,
        ExitCode.Usage,
        ExitCode.Unexpected,
        ExitCode.Store,
        ExitCode.Agent,
        ExitCode.Attention,
        ExitCode.Done,
    ];

    /// <summary>Each code with its meaning, as help and README print them.</summary>
    public static IReadOnlyList<(ExitCode Code, string Meaning)> Meanings { get; } =
    [
        (ExitCode.Done, "done, nothing to do, busy, held or paused"),
        (
            ExitCode.Unexpected,
            "unexpected: a fault of this program, which the log has in full; or standard output did not take the report"
        ),
        (ExitCode.Usage, "wrong usage or configuration"),
        (ExitCode.Store, "store unavailable or unreadable, or its schema does not fit"),
        (
            ExitCode.Agent,
            "environment or auth: agent unreachable, not healthy, or it refused us; or the breaker opened"
        ),
        (ExitCode.Attention, "outcome unknown, a bead's own fault, or a tripped fuse"),
        (ExitCode.Interrupted, "interrupted by Ctrl-C"),
        (ExitCode.Terminated, "terminated by SIGTERM"),
    ];

    /// <summary>One of these meanings.</summary>
    public static string MeaningOf(ExitCode code) => Meanings.First(m => m.Code == code).Meaning;

    /// <summary>The more severe of two: what one process says of two passes.</summary>
    public static ExitCode Worse(ExitCode a, ExitCode b) =>
        Array.IndexOf(MostSevereFirst, a) <= Array.IndexOf(MostSevereFirst, b) ? a : b;
}
