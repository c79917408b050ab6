using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Explain;

/// <summary>A claim in words.</summary>
internal static class ClaimText
{
    /// <summary>All that is known of it, as clauses.</summary>
    public static string Of(ClaimReport claim, DateTime now)
    {
        string?[] clauses =
        [
            claim.JobId is { } job ? $"job {Printable.Line(job, 100)}" : null,
            claim.LastSignOfLife is { } sign ? $"last sign of life {Ago.Of(sign, now)}" : "no usable stamp",
            claim.JobState is not null ? $"the agent says {Says(claim)}" : null,
            claim.Verdict == SweepVerdict.Keep
                ? claim.KeptUntil is { } until
                    ? $"kept until {Ago.Stamped(until, now)} if nothing changes"
                    : "kept"
                : $"{Would(claim.Verdict)}{Shown.Dash(claim.Detail)}",
        ];
        return string.Join("; ", clauses.OfType<string>());
    }

    /// <summary>The attempt's state, or what is so without one.</summary>
    public static string State(ClaimReport claim) => claim.State?.Word() ?? "no attempt";

    /// <summary>What the agent says of the job; a dash when it was not asked.</summary>
    public static string Says(ClaimReport claim) => claim.JobState is { } state ? state.Word().Replace('_', ' ') : "-";

    private static string Would(SweepVerdict verdict) =>
        verdict switch
        {
            SweepVerdict.Reaped => "the next sweep blocks it",
            SweepVerdict.PutBack => "the next sweep puts it back",
            SweepVerdict.Settled => "the next sweep settles it",
            _ => "held back from the next sweep by its cap or fuse",
        };
}
