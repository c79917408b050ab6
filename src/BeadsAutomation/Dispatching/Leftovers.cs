using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>Puts back the beads of refused attempts that an interrupted process left behind.</summary>
internal sealed class Leftovers(Settler settler, BeadsOptions options)
{
    public async Task PutBackAsync(QueueSnapshot queue, bool dryRun, TickLog log, CancellationToken cancellationToken)
    {
        foreach (var history in queue.Histories.Where(h => h.Unsettled?.State == AttemptState.Refused))
        {
            var attempt = history.Unsettled!;
            var change = dryRun
                ? new Change(ChangeEnd.Applied, Decide(history, attempt, queue.Now))
                : await settler.SettleAsync(
                    attempt.Key,
                    Decide,
                    PutBackCause.FromAnswer(attempt).Outcome.Word(),
                    cancellationToken
                );
            if (change.End == ChangeEnd.Refused)
            {
                log.NotWritten(history.BeadId, change.Sentence);
            }
            else if (change.Written is { Ledger: LedgerChange.Settle settle })
            {
                log.PutBack(new PutBackReport(history.BeadId, settle.Outcome, Printable.Line(attempt.Reason, 300)));
            }
        }
    }

    private BeadTransition? Decide(BeadHistory history, Attempt attempt, DateTime now) =>
        attempt.State == AttemptState.Refused
            ? PutBack.Decide(history, attempt, PutBackCause.FromAnswer(attempt), options, now)
            : null;
}
