using BeadsAutomation.Beads;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Ledger;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations.Doctor;

/// <summary>The checks over what tick and sweep read, whatever the store.</summary>
internal sealed class QueueDoctor(
    IBeadStore store,
    StoredGateReader stored,
    EvidenceGatherer evidence,
    BeadsOptions options
)
{
    // Each costs the agent a look-up; the oldest say enough.
    private const int JobsAsked = 10;

    /// <summary>Makes them.</summary>
    public async Task ExamineAsync(Examination examination, StoreSigns signs)
    {
        await examination.MakeAsync(
            Check.Tick,
            async token =>
            {
                var queue = await store.ReadQueueAsync(token);
                queue = queue with { Waiting = await WithoutOwnReasonsAsync(queue, token) };
                var words = await store.ReadStateAsync(token);
                var budgetLeft = await DayBudget.LeftAsync(store, options, queue.Now, token);
                examination.Add(TickJudge.Judge(queue, words, budgetLeft, signs, options));
            }
        );
        await examination.MakeAsync(Check.Sweep, async token => examination.Add(await JudgeSweepAsync(token)));
        if (options.NotifyUrl is not null)
        {
            await examination.MakeAsync(
                Check.Notices,
                async token => examination.Add(NoticeJudge.Judge(await store.ReadOutboxAsync(token))),
                refused: Severity.Warning
            );
            examination.Add([.. NoticeJudge.Address(options)]);
        }
        examination.Add([.. TrustJudge.Judge(options)]);
    }

    /// <summary>Without the beads that wait for a trusted hand-over or for their pool: no tick takes them.</summary>
    private async Task<IReadOnlyList<WaitingBead>> WithoutOwnReasonsAsync(
        QueueSnapshot queue,
        CancellationToken cancellationToken
    )
    {
        if (queue.Waiting.Count == 0)
        {
            return [];
        }
        var ids = queue.Waiting.Select(w => w.Bead.Id);
        var gates = await stored.ReadAsync(ids, Pauses.None, cancellationToken);
        return [.. queue.Waiting.Where(w => gates.FirstClosed(w.Bead.Id) is null)];
    }

    private async Task<Finding> JudgeSweepAsync(CancellationToken cancellationToken)
    {
        var claims = await store.ReadClaimsAsync(cancellationToken);
        BeadHistory[] silent =
        [
            .. claims
                .Histories.Where(h => SweepJudge.IsOverdue(h, JobEvidence.None, options, claims.Now))
                .OrderBy(h => h.Latest?.ClaimedAt)
                .Take(JobsAsked),
        ];
        var jobs = await evidence.GatherAsync(
            claims with
            {
                Histories = silent,
            },
            CancellationToken.None,
            cancellationToken
        );
        var overdue = silent.Where(h =>
            SweepJudge.IsOverdue(h, jobs.GetValueOrDefault(h.BeadId, JobEvidence.None), options, claims.Now)
        );
        return SweepJudge.Judge([.. overdue], options);
    }
}
