using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Whether ticks run. An idle tick leaves no trace, so only a ready bead that nobody takes says anything.</summary>
internal static class TickJudge
{
    private const int Intervals = 5;

    /// <summary>Judges what the next tick would do, and what the store says of the past.</summary>
    public static Finding Judge(Look look, StoreSigns signs, BeadsOptions options)
    {
        if (look.Tick.Outcome is TickOutcome.Busy or TickOutcome.Unreachable)
        {
            return Fine($"{look.Tick.Queue?.Ready ?? 0} ready, and the agent takes none: {look.Tick.Detail}");
        }
        // No tick takes those that wait for a trusted hand-over or for their pool.
        var waiting = look
            .Tick.Decisions.Where(d => d.Reason is ReasonCode.Untrusted or ReasonCode.PoolBusy)
            .Select(d => d.BeadId)
            .ToHashSet(StringComparer.Ordinal);
        return Judge(
            look.Queue with
            {
                Waiting = [.. look.Queue.Waiting.Where(w => !waiting.Contains(w.Bead.Id))],
            },
            look.Words,
            look.Tick.Outcome == TickOutcome.BudgetExhausted ? 0 : null,
            signs,
            options
        );
    }

    public static Finding Judge(
        QueueSnapshot queue,
        IReadOnlyDictionary<string, string> words,
        int? budgetLeft,
        StoreSigns signs,
        BeadsOptions options
    )
    {
        var plan = Plan.Of(queue, options);
        var hold = HoldJson.Read(words.GetValueOrDefault(Hold.StateName));
        if (plan.Candidates.Count == 0)
        {
            return Fine("no bead is ready, so that nothing can be said of ticks");
        }
        var ready = $"{plan.Candidates.Count} ready";
        if (plan.InFlight >= options.MaxInFlight)
        {
            return Fine($"{ready}, and all {options.MaxInFlight} places are taken");
        }
        if (HoldPolicy.IsInForce(hold, queue.Now))
        {
            return Fine($"{ready}, held until {Stamp.Of(hold!.Until!.Value)}: {hold.Cause}");
        }
        if (budgetLeft <= 0)
        {
            return Fine($"{ready}, and {DayBudget.Spent(options)}");
        }
        var pauses = words.Where(word => Pauses.IsPause(word.Key)).Select(word => word.Value).ToList();
        if (!pauses.TrueForAll(stored => Pauses.IsOver(stored, queue.Now)))
        {
            return Fine($"{ready}, and somebody paused");
        }
        // One that has ended is a sign, too.
        var ends = pauses.Select(stored => PauseJson.Read(stored)?.Until);
        var quiet = queue.Now - ends.Aggregate(LastSign(plan, hold, signs), Later);
        return quiet <= options.DispatchInterval * Intervals
            ? Fine($"{ready}, and a tick may come any moment")
            : new Finding(
                DoctorCheck.Tick,
                Severity.Warning,
                $"{ready}, and no tick has taken one for {Durations.Format(TimeSpan.FromMinutes(Stamp.WholeMinutes(quiet)))}",
                $"see that the dispatcher runs every {Durations.Format(options.DispatchInterval)} and what its log says"
            );
    }

    /// <summary>The newest of: the oldest candidate became ready, a claim, a hold.</summary>
    private static DateTime LastSign(Plan plan, Hold? hold, StoreSigns signs)
    {
        var readied = plan.Candidates.Min(c => Later(c.Waiting.Bead.UpdatedAt, c.Latest?.NotBefore));
        return new[] { signs.LastClaim, signs.LastReadied, hold?.Began, hold?.Until, hold?.AcceptedAt }.Aggregate(
            readied,
            Later
        );
    }

    private static DateTime Later(DateTime time, DateTime? other) => other > time ? other.Value : time;

    private static Finding Fine(string sentence) => new(DoctorCheck.Tick, Severity.Ok, sentence);
}
