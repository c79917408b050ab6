using BeadsAutomation.Dispatching;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands.Explain;

/// <summary>Every open bead of the sentinel: the tick's own decision, with what is stored about since when and until when.</summary>
internal sealed class WaitingAnswers(Look look, BeadsOptions options)
{
    private readonly Dictionary<string, WaitingBead> _waiting = look.Queue.Waiting.ToDictionary(
        w => w.Bead.Id,
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, BeadHistory> _histories = look.Queue.Histories.ToDictionary(
        h => h.BeadId,
        StringComparer.Ordinal
    );

    private readonly IReadOnlyList<StateReport> _held = HoldingWords.InForce(look.Words, look.Now);

    /// <summary>Those that go first, in the tick's order.</summary>
    public IEnumerable<BeadAnswer> All()
    {
        var planned = look
            .Tick.Dispatches.Where(d => d.Result == DispatchResult.Planned)
            .Select(d => d.BeadId)
            .ToList();
        var before = planned.Count;
        return planned
            .Select(GoesNext)
            .Concat(
                look.Tick.Decisions.Select(d => Waits(d, d.Reason == ReasonCode.WaitsTurn ? before++ : null)).ToList()
            );
    }

    private BeadAnswer GoesNext(string id) =>
        new()
        {
            BeadId = id,
            Standing = Standing.GoesNext,
            Since = _waiting.GetValueOrDefault(id)?.Bead.UpdatedAt,
            Sentence = "goes next",
            Next = "nothing: the next tick claims and sends it",
        };

    private BeadAnswer Waits(BeadDecision decision, int? before)
    {
        var (since, until) = When(decision);
        var blocker = _waiting.GetValueOrDefault(decision.BeadId)?.Readiness.BlockedBy;
        return new BeadAnswer
        {
            BeadId = decision.BeadId,
            Standing = Standing.Waits,
            Reason = decision.Reason,
            Since = since,
            Until = until,
            Before = before,
            Sentence = before is { } others
                ? $"waits for {others} before it: {decision.Reason.Meaning()}"
                : $"waits: {decision.Reason.Meaning()}{Dashed(decision.Detail)}",
            Detail = decision.Detail,
            Next = decision.Reason.NextAction(Printable.Line(decision.BeadId, 255)),
            Blocker =
                decision.Reason == ReasonCode.BlockedBy && blocker is not null
                    ? new BlockerReport(blocker, null, null)
                    : null,
        };
    }

    private (DateTime? Since, DateTime? Until) When(BeadDecision decision)
    {
        var history = _histories.GetValueOrDefault(decision.BeadId);
        var changed = _waiting.GetValueOrDefault(decision.BeadId)?.Bead.UpdatedAt;
        return decision.Reason switch
        {
            ReasonCode.InFlight => (history?.Unsettled?.ClaimedAt, null),
            ReasonCode.Backoff => (history?.Latest?.SettledAt, AttemptCount.Of(history?.Attempts ?? []).NotBefore),
            ReasonCode.AttemptsExhausted => (history?.Latest?.SettledAt, null),
            ReasonCode.OrphanGrace => (history?.Latest?.SettledAt, OrphanGrace.EndOf(history?.Latest, options)),
            ReasonCode.Held => WhenOf(Hold.StateName),
            ReasonCode.BreakerOpen => WhenOf(Breaker.StateName),
            ReasonCode.Paused => WhenOf(Pause.StateName),
            ReasonCode.BudgetExhausted => (null, look.Now.Date.AddDays(1)),
            ReasonCode.CapacitySaturated
            or ReasonCode.ServiceBusy
            or ReasonCode.ServiceUnreachable
            or ReasonCode.LostRace => (null, null),
            _ => (changed, null),
        };
    }

    private (DateTime? Since, DateTime? Until) WhenOf(string word) =>
        _held.FirstOrDefault(s => s.Name == word) is { } state ? (state.Since, state.Until) : (null, null);

    private static string Dashed(string detail) => detail.Length == 0 ? "" : $" — {detail}";
}
