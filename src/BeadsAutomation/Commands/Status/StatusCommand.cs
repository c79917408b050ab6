using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.Doctor;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Status;

/// <summary>The whole queue and what is in hand. Writes nothing.</summary>
internal sealed class StatusCommand(
    Looking looking,
    HealthJudge health,
    IStoreDoctor past,
    IBeadStore store,
    BeadsOptions options
)
{
    /// <summary>Runs it.</summary>
    public async Task<StatusReport> RunAsync(CancellationToken stop)
    {
        var look = await looking.LookAsync(stop);
        var last = await store.ReadRecentAsync(1, stop);
        var answers = Answering.All(look, options);
        var notices = options.NotifyUrl is null ? [] : await store.ReadOutboxAsync(stop);
        var signs = await health.WithAgentAsync(health.SignsOf(look, await past.ReadSignsAsync(stop)), look, stop);
        return new StatusReport
        {
            Now = look.Now,
            Troubles = Troubles.Of(signs with { Notices = NoticeJudge.Judge(notices) }),
            HeldBack = HealthJudge.Waits(look),
            Waiting = look.Queue.Waiting.Count,
            Reasons = ByReason(answers),
            GoesNext = [.. answers.Where(a => a.Standing == Standing.GoesNext).Select(a => a.BeadId)],
            InFlight = ClaimReports.Of(look, options),
            BackingOff = [.. answers.Where(a => a.Reason == ReasonCode.Backoff).OrderBy(a => a.Until)],
            Held = signs.Held,
            Blocked = Blocked(answers, Standing.BlockedByUs),
            BlockedByAgent = Blocked(answers, Standing.BlockedByAgent) is [_, ..] some ? some : null,
            LastDone = last.Attempts is [var newest] ? AttemptReport.Of(newest) : null,
            Notices = notices.Count == 0 ? null : NoticeJudge.Words(notices),
            Warnings = look.Warnings,
        };
    }

    private static IReadOnlyList<BeadAnswer> Blocked(IReadOnlyList<BeadAnswer> answers, Standing by) =>
        [.. answers.Where(a => a.Standing == by).OrderBy(a => a.Since)];

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
