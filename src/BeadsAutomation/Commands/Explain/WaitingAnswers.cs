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

    private readonly GateFacts _facts = new GateFacts(look.Now, 0, options).With(look.Words);

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
        if (_waiting.GetValueOrDefault(decision.BeadId) is not { } waiting)
        {
            return (null, null);
        }
        var attempts = _histories.GetValueOrDefault(decision.BeadId)?.Attempts ?? [];
        return GateList.For(decision.Reason) is { } gate ? gate.When(new Candidate(waiting, attempts), _facts)
            : decision.Reason == ReasonCode.LostRace ? (null, null)
            : (waiting.Bead.UpdatedAt, null);
    }

    private static string Dashed(string detail) => detail.Length == 0 ? "" : $" — {detail}";
}
