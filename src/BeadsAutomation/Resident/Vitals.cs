namespace BeadsAutomation.Resident;

/// <summary>What probes are answered from. Times are since the start.</summary>
internal sealed record Vitals
{
    /// <summary>When the last pass of the main kind ended, whatever its end; the start before the first.</summary>
    public TimeSpan LastMain { get; init; }

    /// <summary>The pass that runs, and when it began.</summary>
    public (PassKind Kind, TimeSpan Begun)? Running { get; init; }

    /// <summary>The pass that ended last, and its exit code.</summary>
    public (PassKind Kind, ExitCode Code)? Newest { get; init; }

    /// <summary>A pass begins.</summary>
    public Vitals Begin(PassKind kind, TimeSpan now) => this with { Running = (kind, now) };

    /// <summary>It has ended.</summary>
    public Vitals End(PassKind kind, ExitCode code, TimeSpan now, PassKind main) =>
        this with
        {
            Running = null,
            Newest = (kind, code),
            LastMain = kind == main ? now : LastMain,
        };
}
