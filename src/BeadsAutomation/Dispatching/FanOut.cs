using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Dispatching;

/// <summary>What the batches of a tick have come to so far.</summary>
internal sealed class FanOut
{
    private readonly List<FanOutFailure> _failures = [];
    private readonly List<Answered> _answers = [];
    private readonly List<int> _batches = [];

    /// <summary>Beads that were sent.</summary>
    public int Attempted => _answers.Count;

    /// <summary>No further batch may begin.</summary>
    public bool HasFailed => _failures.Count > 0 || _answers.Any(a => !a.Recorded);

    /// <summary>How the tick ended; <see langword="null"/> when nothing was sent.</summary>
    public TickOutcome? Outcome => _answers.Count == 0 ? null : _answers.Max(a => OutcomeOf(a.Effective));

    /// <summary>What the process says of the answers.</summary>
    public ExitCode ExitCode =>
        _answers.Aggregate(
            ExitCode.Done,
            (code, a) => ExitCodes.Worse(code, a.Recorded ? a.Effective.Rule().ExitCode : ExitCode.Store)
        );

    /// <summary>Adds a batch.</summary>
    public void Add(IReadOnlyList<Answered> batch)
    {
        foreach (var answer in batch)
        {
            if (answer.Effective.Rule().Failure is { } failure)
            {
                var reason = Printable.Line(AnswerPolicy.Describe(answer.Answer), 300);
                _failures.Add(new FanOutFailure(_answers.Count, _batches.Count, failure, reason));
            }
            _answers.Add(answer);
        }
        _batches.Add(batch.Count);
    }

    /// <summary>All of it.</summary>
    /// <param name="stopped">A signal or the tick's time ended it.</param>
    /// <param name="holdFor">How long nobody claims now.</param>
    public FanOutReport Report(bool stopped, TimeSpan? holdFor)
    {
        var outcome = SlowStart.OutcomeOf(_failures);
        outcome = outcome == FanOutOutcome.Completed && (stopped || HasFailed) ? FanOutOutcome.Halted : outcome;
        return new FanOutReport(
            outcome,
            _batches,
            Attempted,
            _answers.Count - _failures.Count,
            _failures,
            outcome == FanOutOutcome.Throttled && holdFor is { } time ? (long)Math.Ceiling(time.TotalSeconds) : null
        );
    }

    // The later ones in the list weigh more.
    private static TickOutcome OutcomeOf(AnswerClass effective) =>
        effective.Rule() switch
        {
            { State: AttemptState.Dispatched } => TickOutcome.Dispatched,
            { State: AttemptState.Unknown } => TickOutcome.Unknown,
            { Failure: FanOutFailureClass.Backpressure } => TickOutcome.Busy,
            _ => TickOutcome.Refused,
        };
}
