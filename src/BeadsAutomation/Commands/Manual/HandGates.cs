using BeadsAutomation.Agents;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Manual;

/// <summary>Every gate before one bead that a human wants sent now. A human's word goes over pause, hold, breaker and orphan grace; over the backoff when it says so; over nothing else.</summary>
internal static class HandGates
{
    /// <summary>The gates that can be judged without the agent.</summary>
    /// <param name="waiting">The bead.</param>
    /// <param name="history">Its attempts.</param>
    /// <param name="queue">What holds for all beads.</param>
    /// <param name="options">Caps.</param>
    /// <param name="ignoreBackoff">The human says so.</param>
    public static IEnumerable<GateReport> Of(
        WaitingBead waiting,
        BeadHistory? history,
        HandQueue queue,
        BeadsOptions options,
        bool ignoreBackoff
    )
    {
        var own = BeadGates.FirstClosed(waiting, history, options with { OrphanGrace = TimeSpan.Zero }, queue.Now);
        if (own is not null && own.Reason != ReasonCode.Backoff)
        {
            yield return Gate(own.Reason, own.Detail, isOverridden: false);
        }
        var backoff = own?.Reason == ReasonCode.Backoff ? own.Detail : null;
        yield return Gate(ReasonCode.Backoff, backoff, ignoreBackoff);
        var grace = OrphanGrace.Describe(history?.Latest, options, queue.Now);
        yield return Gate(ReasonCode.OrphanGrace, grace, isOverridden: true);
        yield return Gate(ReasonCode.Paused, queue.Pause, isOverridden: true);
        yield return Gate(ReasonCode.Untrusted, queue.Untrusted, isOverridden: false);
        yield return Gate(ReasonCode.PoolBusy, queue.Pool, isOverridden: false);
        yield return Gate(ReasonCode.Held, queue.Hold, isOverridden: true);
        yield return Gate(ReasonCode.BreakerOpen, queue.Breaker, isOverridden: true);
        var full =
            queue.InFlight >= options.MaxInFlight ? $"{queue.InFlight} of {options.MaxInFlight} in flight" : null;
        yield return Gate(ReasonCode.CapacitySaturated, full, isOverridden: false);
        yield return Gate(ReasonCode.BudgetExhausted, queue.Budget, isOverridden: false);
    }

    /// <summary>The gate that the agent keeps.</summary>
    public static GateReport Of(Room room) =>
        room.State switch
        {
            RoomState.Unreachable => Gate(ReasonCode.ServiceUnreachable, room.Detail, isOverridden: false),
            RoomState.Busy => Gate(ReasonCode.ServiceBusy, room.Detail, isOverridden: false),
            _ => Gate(ReasonCode.ServiceBusy, null, isOverridden: false),
        };

    private static GateReport Gate(ReasonCode gate, string? closed, bool isOverridden) =>
        new(
            gate,
            closed is null ? GateState.Open
                : isOverridden ? GateState.Overridden
                : GateState.Closed,
            Printable.Line(closed ?? "", 300)
        );
}
