using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;

namespace BeadsAutomation.Dispatching;

/// <summary>
/// Beads that are sent together. Each is claimed right before its POST, one after the other, because the store is not for two at once;
/// then the answers are recorded as they come. The whole batch settles, whatever happens to one of it.
/// </summary>
internal sealed class Batch(IBeadStore store, Sender sender, Hold? hold, TickLog log, TimeBudget budget)
{
    private readonly List<Sending> _sent = [];
    private readonly Dictionary<Sending, Answered> _answered = [];
    private bool _lostOne;

    /// <summary>Runs it; the answers in the order of sending.</summary>
    /// <param name="size">So many beads are sent. One that is lost to somebody else costs nothing, and the next takes its place.</param>
    /// <param name="next">Takes the next candidate, or <see langword="null"/> to send no more; it is told whether one before was lost to somebody else.</param>
    /// <param name="clock">Database time.</param>
    public async Task<IReadOnlyList<Answered>> RunAsync(int size, Func<bool, Candidate?> next, DatabaseClock clock)
    {
        try
        {
            while (_sent.Count < size && next(_lostOne) is { } candidate)
            {
                await SendAsync(candidate, clock.Now);
                await RecordArrivedAsync();
            }
        }
        finally
        {
            // Whatever went wrong above, what is on its way may have started agents.
            await RecordAllAsync();
        }
        var answers = _sent.Select(s => _answered[s]).ToList();
        foreach (var answer in answers.Where(a => a.Recorded))
        {
            if (await sender.SettleAsync(answer.Key, budget) is { } why)
            {
                log.NotWritten(answer.Key.BeadId, why);
            }
        }
        return answers;
    }

    private async Task SendAsync(Candidate candidate, DateTime now)
    {
        var sending = await sender.SendAsync(candidate, now, budget);
        if (sending.Skip is not { } skip)
        {
            _lostOne = false;
            _sent.Add(sending);
            return;
        }
        log.Skipped(sending.Key.BeadId, skip);
        _lostOne |= skip.Reason == ReasonCode.LostRace;
        if (skip.Reason == ReasonCode.NotWritten)
        {
            log.NotWritten(sending.Key.BeadId, skip.Detail);
        }
        if (sending.Claimed)
        {
            await store.PublishAsync(sending.Key.BeadId, skip.Reason.Word(), budget.GraceToken);
        }
    }

    private async Task RecordArrivedAsync()
    {
        foreach (var sending in _sent.Where(s => !_answered.ContainsKey(s) && s.Answer!.IsCompletedSuccessfully))
        {
            _answered[sending] = await sender.RecordAsync(sending, hold, budget);
        }
    }

    private async Task RecordAllAsync()
    {
        var waiting = _sent.Where(s => !_answered.ContainsKey(s)).Select(s => s.Answer!).ToList();
        while (waiting.Count > 0)
        {
            waiting.Remove(await Task.WhenAny(waiting));
            await RecordArrivedAsync();
        }
        // Throws for those that have none.
        await Task.WhenAll(_sent.Select(s => s.Answer!));
    }
}
