namespace BeadsAutomation.Resident;

/// <summary>When the next passes are due, as time since the start. What was missed is not caught up.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="TickDue">The next tick.</param>
/// <param name="SweepDue">The next sweep.</param>
/// <param name="StoreFailures">How many passes in a row ended for want of the store.</param>
internal sealed record Schedule(Rhythm Rhythm, TimeSpan TickDue, TimeSpan SweepDue, int StoreFailures)
{
    private const double MostJitter = 0.1;
    private const int MostDoublings = 20;

    private static readonly TimeSpan Never = TimeSpan.MaxValue;
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(5);

    /// <summary>Everything is due at once.</summary>
    public static Schedule AtStart(Rhythm rhythm) => new(rhythm, First(rhythm.Tick), First(rhythm.Sweep), 0);

    /// <summary>
    /// The pass whose turn it is: the one that is due the longest, so that sweeps longer than their interval leave room for ticks. Of two
    /// that are due since the same moment the sweep goes first, so that what it frees can be sent.
    /// </summary>
    public PassKind? Due(TimeSpan now) =>
        Earlier(TickDue, SweepDue) > now ? null
        : SweepDue <= TickDue ? PassKind.Sweep
        : PassKind.Tick;

    /// <summary>How long nothing is due.</summary>
    public TimeSpan Wait(TimeSpan now) => Earlier(TickDue, SweepDue) - now;

    /// <summary>The schedule after a pass.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="begun">When it began: the next is due from then, whenever it had been due.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="code">What it came to.</param>
    /// <param name="chance">From 0 up to 1: keeps many processes from asking one server at the same moment.</param>
    public Schedule After(PassKind kind, TimeSpan begun, TimeSpan ended, ExitCode code, double chance)
    {
        var next =
            kind == PassKind.Tick
                ? this with
                {
                    TickDue = begun + Longer(Rhythm.Tick, chance),
                }
                : this with
                {
                    SweepDue = begun + Longer(Rhythm.Sweep, chance),
                };
        if (code != ExitCode.Store)
        {
            return next with { StoreFailures = 0 };
        }
        var soon = ended + Longer(FirstBackoff * Math.Pow(2, Math.Min(StoreFailures, MostDoublings)), chance);
        return next.NoLaterThan(soon) with { StoreFailures = StoreFailures + 1 };
    }

    private Schedule NoLaterThan(TimeSpan due) =>
        Rhythm.Main == PassKind.Tick
            ? this with
            {
                TickDue = Earlier(TickDue, due),
            }
            : this with
            {
                SweepDue = Earlier(SweepDue, due),
            };

    private static TimeSpan First(TimeSpan? interval) => interval is null ? Never : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan? wait, double chance) =>
        (wait ?? throw new InvalidOperationException("A pass that is left out has run.")) * (1 + (MostJitter * chance));

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
