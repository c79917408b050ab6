using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Notifications;

/// <summary>
/// Delivers what waits, oldest first, and keeps what is not taken: the next sweep is the next try, behind the others where it was this
/// notice that was refused. At least once: a kill between the POST and the delete sends a notice again, under the same key.
/// </summary>
internal sealed class Delivery(
    IBeadStore store,
    Webhook webhook,
    Announcer announcer,
    BeadsOptions options,
    TimeProvider time,
    IFaultPoints faults,
    ILogger<Delivery> logger
)
{
    private const int MostAtOnce = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LimitOfSweep = TimeSpan.FromSeconds(5);

    // A POST that our time cuts off may have arrived, and is told again: none begins with less, and one that was taken may be deleted later.
    private static readonly TimeSpan ToPost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeleteGrace = TimeSpan.FromSeconds(1);

    /// <summary>After a run: its own notices, and after a sweep what others left as well. Asks the store only if there may be any.</summary>
    /// <param name="sweep">Whether it was a sweep.</param>
    /// <param name="stop">Begin no further one.</param>
    /// <returns><see langword="null"/> when there was nothing to deliver.</returns>
    public async Task<DeliveryReport?> RunAsync(bool sweep, CancellationToken stop)
    {
        var own = announcer.TakeTold();
        if (options.NotifyUrl is not { } url || (own.Count == 0 && !sweep) || stop.IsCancellationRequested)
        {
            return null;
        }
        using var budget = new TimeBudget(time, sweep ? LimitOfSweep : Limit, DeleteGrace);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, stop);
        var log = new DeliveryLog();
        try
        {
            var all = await store.ReadOutboxAsync(both.Token);
            log.Begin([.. all.Where(n => own.Contains(n.Notice.Id) || (sweep && n.Age >= OutboxLimits.LeftToItsRun))]);
            await SendAsync(url, all, log, budget, stop);
        }
        catch (StoreException failure)
        {
            log.Problem = Printable.Line(failure.Message, 300);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            log.Problem = "the time for notifications was up";
        }
        return End(log);
    }

    private async Task SendAsync(
        Uri url,
        IReadOnlyList<WaitingNotice> outbox,
        DeliveryLog log,
        TimeBudget budget,
        CancellationToken stop
    )
    {
        if (log.Due is not [var first, ..])
        {
            return;
        }
        // Deletes nothing. Whoever may not delete would tell the same again with every sweep, and must tell nothing.
        await store.DropNoticeAsync("", budget.Token);
        foreach (var old in log.Due.Where(n => n.Age > OutboxLimits.Longest).Take(MostAtOnce))
        {
            await DropAsync(old, budget.Token);
            log.Expired++;
        }
        var words = await store.ReadStateAsync(budget.Token);
        var before = Refusals.Read(words.GetValueOrDefault(Refusals.StateName), url, options.NotifyTopic);
        if (before.IsToWait(first.Now))
        {
            log.Problem = $"{url.Host} asked to be left alone until {Stamp.Of(before.WaitUntil!.Value)}";
            return;
        }
        log.Refusals = before with { WaitUntil = null };
        await PostAsync(url, log, budget, stop);
        if (log.Refusals != before)
        {
            var after = log.Refusals.Within(outbox).Write();
            await store.WriteStateAsync(Refusals.StateName, after, notice: null, budget.GraceToken);
        }
    }

    private async Task PostAsync(Uri url, DeliveryLog log, TimeBudget budget, CancellationToken stop)
    {
        var young = log.Due.Where(n => n.Age <= OutboxLimits.Longest);
        foreach (var notice in log.Refusals.InTurn(young).Take(MostAtOnce))
        {
            if (budget.Remaining < ToPost)
            {
                log.Problem ??= "the time for notifications was up";
                return;
            }
            var answer = await webhook.PostAsync(url, notice, budget.Remaining, stop);
            if (answer.Fate == NoticeFate.Delivered)
            {
                faults.Reached(FaultPoint.NoticePosted);
                // Also when we are to stop: what was taken is not to be told again.
                await store.DropNoticeAsync(notice.Notice.Id, budget.GraceToken);
                log.Delivered++;
                continue;
            }
            log.Problem = answer.Detail;
            log.Refusals = log.Refusals.After(notice, answer);
            if (answer.Fate != NoticeFate.Refused)
            {
                return;
            }
        }
        if (log.Delivered == 0 && log.Waiting > 0)
        {
            log.Problem ??= "what waits was refused before and is tried again later, each time after twice as long";
        }
    }

    private async Task DropAsync(WaitingNotice notice, CancellationToken cancellationToken)
    {
        await store.DropNoticeAsync(notice.Notice.Id, cancellationToken);
        logger.NoticeExpired(
            Printable.Line(notice.Notice.Kind, 50),
            Printable.Line(notice.Notice.BeadId, 100),
            Stamp.Of(notice.At)
        );
    }

    private DeliveryReport? End(DeliveryLog log)
    {
        if (log.Delivered > 0)
        {
            logger.NoticesDelivered(log.Delivered);
            if (NtfyAddress.Fault(options.NotifyUrl, options.NotifyTopic) is { } fault)
            {
                logger.NotifyAddressDoubtful(fault);
            }
        }
        if (log.Problem is { } problem)
        {
            logger.NoticesNotDelivered(log.Waiting, problem);
        }
        return log.Due.Count == 0 && log.Problem is null
            ? null
            : new DeliveryReport(log.Delivered, log.Waiting, log.Expired, log.Problem);
    }
}
