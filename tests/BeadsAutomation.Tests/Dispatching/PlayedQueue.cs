namespace BeadsAutomation.Tests.Dispatching;

/// <summary>Ticks played with the decisions alone, on records in memory: what is claimed, answered, put back and held, and when.</summary>
internal sealed class PlayedQueue(IEnumerable<WaitingBead> beads, Func<string, DateTime, AnswerClass> service)
{
    private readonly List<WaitingBead> _waiting = [.. beads];
    private readonly List<Attempt> _attempts = [];

    public Hold? Hold { get; private set; }

    /// <summary>Every send: when, which bead, and how the answer was judged.</summary>
    public List<(DateTime At, string Id, AnswerClass Verdicts)> Sends { get; } = [];

    public List<(string Id, string Note)> Notes { get; } = [];

    public int CountedOf(string id) => AttemptCount.Of(AttemptsOf(id)).Counted;

    public IEnumerable<string> Accepted => Sends.Where(s => s.Verdicts == AnswerClass.Accepted).Select(s => s.Id);

    /// <summary>One tick; a claim takes half a second, an answer one more, and the hold is stored half a second after that.</summary>
    public void Tick(DateTime now)
    {
        var histories = _waiting.Select(w => Given.History(w.Bead, [.. AttemptsOf(w.Bead.Id)]));
        var plan = Plan.Of(new QueueSnapshot(now, _waiting, [.. histories]), Given.Options);
        if (plan.Candidates.Count == 0 || HoldPolicy.IsInForce(Hold, now))
        {
            return;
        }
        var first = QueueOrder.For(plan.Candidates, Hold)[0];
        var id = first.Waiting.Bead.Id;
        var number = first.Attempts.Count + 1;
        var key = new AttemptKey(id, number, $"{number:x32}");
        Say(id, SendTransitions.Claim(first, key, "beadboard", now).Note);

        var said = service(id, now);
        var answer = new DispatchAnswer(said, said == AnswerClass.Accepted ? "j" : null, 400, "no");
        var judged = AnswerPolicy.Effective(said, first.Attempts, Hold);
        Sends.Add((now, id, judged));
        Settle(first, key, AnswerPolicy.ToRecord(judged, answer), now);
        Hold = AnswerPolicy.HoldAfter(judged, answer, Hold, now, now.AddSeconds(2)) ?? Hold;
    }

    private void Settle(Candidate candidate, AttemptKey key, RecordedAnswer record, DateTime claimed)
    {
        var answered = claimed.AddSeconds(1);
        var attempt = new Attempt
        {
            Key = key,
            StateWord = record.State.Word(),
            AnswerWord = record.Answer.Word(),
            Reason = record.Reason,
            ClaimedAt = claimed,
            PostedAt = claimed.AddSeconds(0.5),
            AnsweredAt = answered,
        };
        var history = Given.History(Given.Bead(id: key.BeadId), [.. candidate.Attempts, attempt]);
        var transition = SendTransitions.AfterAnswer(history, attempt, Given.Options, answered).ShouldNotBeNull();
        Say(key.BeadId, transition.Note);
        if (transition.Ledger is LedgerChange.Settle settle)
        {
            attempt = attempt with
            {
                StateWord = AttemptState.Settled.Word(),
                Outcome = settle.Outcome,
                StatusLeft = settle.StatusLeft,
                Counted = settle.Counted,
                NotBefore = settle.NotBefore,
                SettledAt = answered.AddSeconds(0.5),
            };
        }
        _attempts.Add(attempt);
        if (transition.Status != BeadStatus.Open)
        {
            _waiting.RemoveAll(w => w.Bead.Id == key.BeadId);
        }
    }

    private List<Attempt> AttemptsOf(string id) => [.. _attempts.Where(a => a.Key.BeadId == id)];

    private void Say(string id, string? note) => Notes.AddRange(note is null ? [] : [(id, note)]);
}
