using System.Diagnostics;
using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Telemetry;
using BeadsAutomation.Ledger;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>Takes one candidate through claim, re-read and POST, then through record and settle. Each step commits before the next begins, so that a kill at any moment leaves a state with a next step.</summary>
internal sealed class BeadSender(
    IBeadStore store,
    IAgent agent,
    Settler settler,
    AnswerRecorder recorder,
    BeadsOptions options,
    Entropy entropy,
    IFaultPoints faults,
    ILogger<BeadSender> logger
)
{
    /// <summary>Claims the bead and lets its POST go out; the answer is not waited for.</summary>
    public async Task<Sending> SendAsync(Candidate candidate, DateTime now, TimeBudget budget)
    {
        var key = new AttemptKey(candidate.Waiting.Bead.Id, candidate.NextNumber, entropy.NewToken());
        if (!await Traces.InSpanAsync("claim", key, _ => ClaimAsync(candidate, key, now, budget.Token)))
        {
            return Sending.Lost(candidate, key);
        }
        faults.Reached(FaultPoint.ClaimCommitted);
        if (await LookIntoPoolsAsync(candidate, key, budget.Token) is { } full)
        {
            return Sending.NotSent(candidate, key, full);
        }
        // Before the mark: a bead that cannot be read was surely not sent.
        var text = agent.NeedsText ? await store.ReadTextAsync(key.BeadId, budget.Token) : null;
        if (await MarkPostingAsync(key, budget.Token) is { } skip)
        {
            return Sending.NotSent(candidate, key, skip);
        }
        faults.Reached(FaultPoint.PostingCommitted);
        if (budget.Remaining < TickLimits.ToPost)
        {
            return await NeverSentAsync(candidate, key, budget);
        }
        return new Sending(candidate, key, PostAsync(key, text, budget), Skip: null, Claimed: true);
    }

    /// <summary>Waits for the answer and stores it in the ledger: it must survive whatever the agent does to its bead.</summary>
    public async Task<Answered> RecordAsync(Sending sending, Hold? hold, TimeBudget budget)
    {
        var answer = await sending.Answer!;
        faults.Reached(FaultPoint.AnswerRead);
        var effective = AnswerPolicy.Effective(answer.Class, sending.Candidate.Attempts, hold);
        var recorded = await RecordAsync(sending.Key, AnswerPolicy.ToRecord(effective, answer), budget);
        return new Answered(sending.Key, effective, answer, recorded);
    }

    /// <summary>The bead follows its recorded answer. That is safe by now, so a failure here is the next tick's or sweep's to finish.</summary>
    public async Task SettleAsync(AttemptKey key, TimeBudget budget)
    {
        try
        {
            await settler.SettleAsync(
                key,
                (history, attempt, now) => AfterAnswer.Decide(history, attempt, options, now),
                budget.GraceToken
            );
            faults.Reached(FaultPoint.BeadSettled);
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException)
        {
            logger.SettlementFailed(Printable.Line(key.BeadId, 100), failure.Message);
        }
    }

    private async Task<bool> ClaimAsync(
        Candidate candidate,
        AttemptKey key,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var result = await store.ApplyAsync(ClaimTransition.For(candidate, key, agent.Name, now), cancellationToken);
        if (result != WriteResult.Indeterminate)
        {
            return result == WriteResult.Applied;
        }
        var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
        return fresh.History.Attempts.Any(a => a.Key == key && a.State == AttemptState.Claimed);
    }

    /// <summary>Nothing when the row is marked and the POST may go out; else why not, with the bead put back.</summary>
    private async Task<Skip?> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var posting = await store.MarkPostingAsync(key, cancellationToken);
        if (posting.Write == WriteResult.Applied)
        {
            return null;
        }
        if (posting.Write == WriteResult.Indeterminate && await IsPostingAsync(key, cancellationToken))
        {
            return null;
        }
        var reason = posting switch
        {
            { Obstacle: PostingObstacle.NotReady } => new Skip(
                posting.Reason ?? ReasonCode.LostRace,
                "not ready any more when it was read again"
            ),
            _ => new Skip(ReasonCode.LostRace, "taken back between claim and POST"),
        };
        await PutBackAsync(key, reason, cancellationToken);
        return reason;
    }

    /// <summary>
    /// The second look, for beads of a pool alone. Each claim has committed before its dispatcher looks, so of two that meet the later
    /// one surely sees the other and steps back. Both may: the next tick decides. Both never go on.
    /// </summary>
    private async Task<Skip?> LookIntoPoolsAsync(
        Candidate candidate,
        AttemptKey key,
        CancellationToken cancellationToken
    )
    {
        if (candidate.Pools.Count == 0)
        {
            return null;
        }
        var pools = new Pools(await store.ReadPoolsAsync(cancellationToken), options.Pools);
        if (pools.Full(key.BeadId, candidate.Pools) is not { } full)
        {
            return null;
        }
        var skip = new Skip(ReasonCode.PoolBusy, full);
        await PutBackAsync(key, skip, cancellationToken);
        return skip;
    }

    private Task<BeadTransition?> PutBackAsync(AttemptKey key, Skip reason, CancellationToken cancellationToken)
    {
        var cause = PutBackCause.NotReady($"{reason.Reason.Word()}: {reason.Detail}");
        return settler.SettleAsync(
            key,
            (history, attempt, now) =>
                attempt.State == AttemptState.Claimed ? PutBack.Decide(history, attempt, cause, options, now) : null,
            cancellationToken
        );
    }

    private async Task<bool> IsPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var fresh = await store.ReadBeadAsync(key.BeadId, cancellationToken);
        return fresh.History.Attempts.Any(a => a.Key == key && a.State == AttemptState.Posting);
    }

    private Task<DispatchAnswer> PostAsync(AttemptKey key, BeadText? text, TimeBudget budget)
    {
        logger.Posting(Printable.Line(key.BeadId, 100), key.Number, key.ShortToken);
        var order = new DispatchOrder(key.BeadId, key.Number, key.Token, text);
        return Traces.InSpanAsync("post", key, span => DispatchAsync(order, span, budget.Token));
    }

    private async Task<DispatchAnswer> DispatchAsync(DispatchOrder order, Activity? span, CancellationToken token)
    {
        var answer = await agent.DispatchAsync(order, token);
        if (answer.Class != AnswerClass.Accepted)
        {
            span.Failed($"{answer.Class.Word()}: {answer.Detail}");
        }
        return answer;
    }

    private async Task<Sending> NeverSentAsync(Candidate candidate, AttemptKey key, TimeBudget budget)
    {
        var late = new Skip(ReasonCode.WaitsTurn, "the tick ran out of time before it could be sent");
        var answer = new RecordedAnswer(AttemptState.Refused, AnswerWords.NotSent, null, late.Detail);
        if (await RecordAsync(key, answer, budget))
        {
            await SettleAsync(key, budget);
        }
        return Sending.NotSent(candidate, key, late);
    }

    private async Task<bool> RecordAsync(AttemptKey key, RecordedAnswer answer, TimeBudget budget)
    {
        if (!await IsRecordedAsync(key, answer, budget))
        {
            logger.AnswerNotRecorded(Printable.Line(key.BeadId, 100), answer.Answer, answer.JobId);
            return false;
        }
        faults.Reached(FaultPoint.AnswerRecorded);
        return true;
    }

    private async Task<bool> IsRecordedAsync(AttemptKey key, RecordedAnswer answer, TimeBudget budget)
    {
        try
        {
            return await recorder.RecordAsync(key, answer, budget.GraceToken) == WriteResult.Applied;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
