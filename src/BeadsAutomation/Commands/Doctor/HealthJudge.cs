using BeadsAutomation.Agents;
using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Gathers the signs of health beyond a look: for <c>status</c> and <c>doctor</c> alike. Writes nothing.</summary>
internal sealed class HealthJudge(IAgent agent, BeadsOptions options)
{
    /// <summary>The signs of a look, and whether ticks and sweeps run.</summary>
    public HealthSigns SignsOf(Look look, StoreSigns signs) =>
        HealthSigns.Of(look) with
        {
            Ticks = TickJudge.Judge(look, signs, options),
            Sweeps = SweepJudge.Judge(look.Claims, options),
        };

    /// <summary>The same with the agent, which a tick asks only when there is something to send.</summary>
    public async Task<HealthSigns> WithAgentAsync(HealthSigns signs, Look look, CancellationToken stop)
    {
        if (
            look.Tick.Outcome
            is not (
                TickOutcome.Idle
                or TickOutcome.Paused
                or TickOutcome.Held
                or TickOutcome.Saturated
                or TickOutcome.BudgetExhausted
            )
        )
        {
            return signs;
        }
        var room = await agent.AskRoomAsync(stop);
        return signs with { Unreachable = room.State == RoomState.Unreachable ? room.Detail : null };
    }

    /// <summary>How many beads wait for what is no trouble and yet holds them, in a clause; <see langword="null"/> for none.</summary>
    public static string? Waits(Look look)
    {
        string?[] clauses =
        [
            Clause(look, "the hold to end", ReasonCode.Held, ReasonCode.BreakerOpen),
            Clause(look, "the end of a pause", ReasonCode.Paused),
        ];
        return clauses.Any(c => c is not null) ? string.Join(", ", clauses.OfType<string>()) : null;
    }

    private static string? Clause(Look look, string end, params ReasonCode[] reasons) =>
        look.Tick.Decisions.Count(d => reasons.Contains(d.Reason)) switch
        {
            0 => null,
            1 => $"1 bead waits for {end}",
            var count => $"{count} beads wait for {end}",
        };
}
