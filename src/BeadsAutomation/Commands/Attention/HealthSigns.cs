using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Commands.Attention;

/// <summary>What health is judged by, as far as somebody looked: what was not looked at shows no trouble.</summary>
internal sealed record HealthSigns
{
    /// <summary>Database UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Beads that we blocked and nobody has looked after.</summary>
    public int Blocked { get; init; }

    /// <summary>More claims are silent than a sweep may give up.</summary>
    public bool FuseTripped { get; init; }

    /// <summary>Claims past their threshold that are still there.</summary>
    public int Silent { get; init; }

    /// <summary>What holds beads back.</summary>
    public IReadOnlyList<StateReport> Held { get; init; } = [];

    /// <summary>What an agent says that is not reachable or not healthy; <see langword="null"/> for one that is.</summary>
    public string? Unreachable { get; init; }

    /// <summary>Sentences about beads whose stamps or rows cannot be believed.</summary>
    public IReadOnlyList<string> Doubtful { get; init; } = [];

    /// <summary>Whether ticks run.</summary>
    public Finding? Ticks { get; init; }

    /// <summary>Whether sweeps run.</summary>
    public Finding? Sweeps { get; init; }

    /// <summary>Whether the webhook takes what it is told.</summary>
    public Finding? Notices { get; init; }

    /// <summary>Of a look at everything.</summary>
    public static HealthSigns Of(Look look) =>
        new()
        {
            Now = look.Now,
            Blocked = look.Blocked.Count(b => b.ByUs),
            FuseTripped = look.Sweep.FuseTripped,
            Doubtful = look.Sweep.Doubtful,
            // The next sweep has not run, so that whoever it would give up is still there.
            Silent =
                look.Sweep.Verdicts.Count(v => v.Verdict == SweepVerdict.Reaped && IsSilent(v)) + HeldBack(look.Sweep),
            Held = HoldingWords.InForce(look.Words, look.Now),
            Unreachable = Said(look.Tick),
        };

    /// <summary>Of passes that ran: what a resident process knows without asking anybody.</summary>
    /// <param name="tick">The newest tick.</param>
    /// <param name="sweep">The newest sweep.</param>
    public static HealthSigns Of(TickReport? tick, SweepReport? sweep) =>
        new()
        {
            Now = tick?.Seen?.Now ?? default,
            Blocked = sweep?.Blocked ?? 0,
            FuseTripped = sweep?.FuseTripped ?? false,
            Doubtful = sweep?.Doubtful ?? [],
            Silent = sweep is null ? 0 : HeldBack(sweep),
            Held = tick?.BreakerOpenedAt is { } opened
                ? [new StateReport(Breaker.StateName, $"since {Stamp.Of(opened)}", opened, tick.HoldUntil)]
                : [],
            Unreachable = tick is null ? null : Said(tick),
        };

    private static string? Said(TickReport tick) => tick.Outcome == TickOutcome.Unreachable ? tick.Detail : null;

    private static int HeldBack(SweepReport sweep) =>
        sweep.Verdicts.Count(v => v.Verdict == SweepVerdict.HeldBack && IsSilent(v));

    private static bool IsSilent(SweptBead bead) => bead.Outcome is AttemptOutcome.Stale or AttemptOutcome.HardCap;
}
