namespace BeadsAutomation.Reaping;

/// <summary>What one pass of the reaper came to, or would come to in a dry run.</summary>
public sealed record SweepReport
{
    /// <summary>What the process says, signals aside.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>Every claim and unsettled attempt that was looked at, with its verdict.</summary>
    public IReadOnlyList<SweptBead> Verdicts { get; init; } = [];

    /// <summary>Too many claims had gone silent at once: none of them was reaped.</summary>
    public bool FuseTripped { get; init; }

    /// <summary>How many beads were blocked, or would be.</summary>
    public int Reaped => Count(SweepVerdict.Reaped);

    /// <summary>How many stay as they are.</summary>
    public int Kept => Count(SweepVerdict.Keep);

    /// <summary>How many attempts were settled without a write to their bead.</summary>
    public int Settled => Count(SweepVerdict.Settled);

    /// <summary>How many beads we blocked that nobody has looked after yet; <see langword="null"/> when that could not be read.</summary>
    public int? Blocked { get; init; }

    /// <summary>Sentences for the operator.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Sentences about beads whose stamps or rows cannot be believed.</summary>
    internal IReadOnlyList<string> Doubtful { get; init; } = [];

    /// <summary>What it judged on, for those who explain the verdicts.</summary>
    internal SweepSight? Seen { get; init; }

    private int Count(SweepVerdict verdict) => Verdicts.Count(v => v.Verdict == verdict);
}
