using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations;

/// <summary>The whole queue and what is in hand. Writes nothing.</summary>
internal sealed class Status(Looking looking, IBeadStore store, BeadsOptions options)
{
    /// <summary>Runs it.</summary>
    public async Task<StatusReport> RunAsync(CancellationToken stop)
    {
        var look = await looking.LookAsync(stop);
        var last = await store.ReadRecentAsync(1, stop);
        var answers = Answering.All(look, options);
        var held = HoldingWords.InForce(look.Words, look.Now);
        return new StatusReport
        {
            Now = look.Now,
            Troubles = Troubles.Of(look, held),
            Waiting = look.Queue.Waiting.Count,
            Reasons = ByReason(answers),
            GoesNext = [.. answers.Where(a => a.Standing == Standing.GoesNext).Select(a => a.BeadId)],
            InFlight = ClaimReports.Of(look, options),
            BackingOff = [.. answers.Where(a => a.Reason == ReasonCode.Backoff).OrderBy(a => a.Until)],
            Held = held,
            Blocked = [.. answers.Where(a => a.Standing == Standing.BlockedByUs).OrderBy(a => a.Since)],
            LastDone = last.Attempts is [var newest] ? AttemptReport.Of(newest) : null,
            Notices = await NoticesAsync(stop),
            Warnings = look.Warnings,
        };
    }

    private async Task<string?> NoticesAsync(CancellationToken stop)
    {
        var waiting = options.NotifyUrl is null ? [] : await store.ReadOutboxAsync(stop);
        return waiting.Count == 0 ? null : NoticeJudge.Words(waiting);
    }

    private static IReadOnlyList<WaitingReport> ByReason(IReadOnlyList<BeadAnswer> answers) =>
        [
            .. answers
                .Where(a => a.Reason is not null)
                .GroupBy(a => a.Reason!.Value)
                .Select(g => new WaitingReport(g.Key, g.Count(), g.Min(a => a.Since)))
                .OrderByDescending(w => w.Count)
                .ThenBy(w => w.Reason),
        ];
}
