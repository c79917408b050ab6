using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Collects what a tick did, so that whatever ends it leaves a report.</summary>
internal sealed class TickLog
{
    private readonly List<PutBackReport> _putBack = [];
    private readonly List<DispatchReport> _dispatches = [];
    private readonly List<BeadDecision> _decisions = [];
    private readonly List<string> _warnings = [];
    private bool _storeFailed;

    public DateTime? HoldUntil { get; set; }

    public DateTime? BreakerOpenedAt { get; set; }

    /// <summary>Whether this tick opened it.</summary>
    public bool BreakerOpened { get; private set; }

    public FanOutReport? FanOut { get; set; }

    public QueueReport? Queue { get; set; }

    public QueueSnapshot? Seen { get; set; }

    public void Planned(Plan plan, DateTime now)
    {
        Queue = plan.At(now);
        Skipped(plan.Decisions);
    }

    public void PutBack(PutBackReport report) => _putBack.Add(report);

    public void Sent(DispatchReport report) => _dispatches.Add(report);

    public void Sent(Answered answered) => _dispatches.Add(answered.Report());

    /// <summary>What hold and breaker have become.</summary>
    public void Braked(Brakes before, Brakes after)
    {
        HoldUntil = after.Hold == before.Hold ? HoldUntil : after.Hold?.Until;
        BreakerOpenedAt = after.Breaker.OpenedAt;
        BreakerOpened |= after.Breaker.IsOpen && !before.Breaker.IsOpen;
    }

    public void Skipped(string beadId, Skip skip) => _decisions.Add(skip.For(beadId));

    public void Skipped(IEnumerable<BeadDecision> decisions) => _decisions.AddRange(decisions);

    public void SkipAll(IEnumerable<Candidate> candidates, ReasonCode reason, string detail)
    {
        foreach (var candidate in candidates)
        {
            Skipped(candidate.Waiting.Bead.Id, new Skip(reason, detail));
        }
    }

    /// <summary>One bead could not be written; the others go on, and the tick does not end well.</summary>
    public void NotWritten(string beadId, string why)
    {
        _storeFailed = true;
        Warn(Printable.Line($"{beadId}: {why}", 500));
    }

    public void Warn(string sentence) => _warnings.Add(sentence);

    public TickReport End(TickOutcome outcome, ExitCode exitCode, string detail = "") =>
        new()
        {
            ExitCode = _storeFailed ? ExitCodes.Worse(exitCode, ExitCode.Store) : exitCode,
            Outcome = outcome,
            Detail = detail,
            PutBack = _putBack,
            Dispatches = _dispatches,
            Decisions = _decisions,
            Queue = Queue,
            Seen = Seen,
            HoldUntil = HoldUntil,
            BreakerOpenedAt = BreakerOpenedAt,
            FanOut = FanOut,
            Warnings = _warnings,
        };
}
