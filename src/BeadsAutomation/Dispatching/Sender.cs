using System.Diagnostics;
using BeadsAutomation.Agents;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>
/// The path of one bead, step by step: claim, a second look into its pools, the mark, the POST; and when its answer is there, record and
/// settle. Each step commits before the next begins, so that a kill at any moment leaves a state with a next step.
/// </summary>
internal sealed class Sender(
    IBeadStore store,
    IAgent agent,
    GuardedChange change,
    Settler settler,
    AnswerRecorder recorder,
    BeadsOptions options,
    Entropy entropy,
    IFaultPoints faults,
    ILogger<Sender> logger
)
{
    /// <summary>Claims the bead and lets its POST go out; the answer is not waited for.</summary>
    /// <exception cref="StoreException">The store does not take claims: no other bead's would fare better.</exception>
    public async Task<Sending> SendAsync(Candidate candidate, DateTime now, TimeBudget budget)
    {
        var key = new AttemptKey(candidate.Waiting.Bead.Id, candidate.NextNumber, entropy.NewToken());
        if (await ClaimAsync(candidate, key, now, budget.Token) is { } lost)
        {
            return Stopped(lost, claimed: false);
        }
        faults.Reached(FaultPoint.ClaimCommitted);
        if (await LookIntoPoolsAsync(candidate, key, budget.Token) is { } full)
        {
            return Stopped(full);
        }
        // Before the mark: a bead that cannot be read was surely not sent.
        var text = agent.NeedsText ? await store.ReadTextAsync(key.BeadId, budget.Token) : null;
        if (await MarkAsync(key, budget.Token) is { } skip)
        {
            return Stopped(skip);
        }
        faults.Reached(FaultPoint.PostingCommitted);
        return budget.Remaining < TickLimits.ToPost
            ? Stopped(await NeverSentAsync(key, budget))
            : new Sending(candidate, key, PostAsync(key, text, budget.Token), Skip: null, Claimed: true);

        Sending Stopped(Skip why, bool claimed = true) => new(candidate, key, Answer: null, why, claimed);
    }

    /// <summary>Waits for the answer and stores it in the ledger, before anything else: it must survive whatever the agent does to its bead.</summary>
    public async Task<Answered> RecordAsync(Sending sending, Hold? hold, TimeBudget budget)
    {
        var answer = await sending.Answer!;
        faults.Reached(FaultPoint.AnswerRead);
        var effective = AnswerPolicy.Effective(answer.Class, sending.Candidate.Attempts, hold);
        var recorded = await RecordAsync(sending.Key, AnswerPolicy.ToRecord(effective, answer), budget);
        return new Answered(sending.Key, effective, answer, recorded);
    }

    /// <summary>The bead follows its recorded answer. That is safe by now, so a failure here is the next tick's or sweep's to finish.</summary>
    /// <returns>Why it does not yet; <see langword="null"/> when it does, or needs not.</returns>
    public async Task<string?> SettleAsync(AttemptKey key, TimeBudget budget)
    {
        try
        {
            var settled = await settler.SettleAsync(
                key,
                (history, attempt, now) => SendTransitions.AfterAnswer(history, attempt, options, now),
                publishAs: null,
                budget.GraceToken
            );
            settled.OrThrow();
            faults.Reached(FaultPoint.BeadSettled);
            return null;
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException)
        {
            logger.SettlementFailed(Printable.Line(key.BeadId, 100), failure.Message);
            return $"its answer is recorded, but the bead could not be written: {failure.Message}";
        }
    }

    /// <summary>Nothing when the bead is ours now; else why not, and nothing is written.</summary>
    private async Task<Skip?> ClaimAsync(Candidate candidate, AttemptKey key, DateTime now, CancellationToken token)
    {
        var claim = SendTransitions.Claim(candidate, key, agent.Name, now);
        var claimed = await Traces.InSpanAsync(
            "claim",
            key.Tags,
            _ => change.ApplyAsync(claim, publishAs: null, token)
        );
        if (claimed.IsBeadsOwnFault)
        {
            return new Skip(ReasonCode.NotWritten, claimed.Sentence);
        }
        return claimed.OrThrow().End == ChangeEnd.Applied
            ? null
            : new Skip(ReasonCode.LostRace, "somebody changed or claimed it first");
    }

    /// <summary>
    /// The second look, for beads of a pool alone. Each claim has committed before its dispatcher looks, so of two that meet the later
    /// one surely sees the other and steps back. Both may: the next tick decides. Both never go on.
    /// </summary>
    private async Task<Skip?> LookIntoPoolsAsync(Candidate candidate, AttemptKey key, CancellationToken token)
    {
        if (candidate.Pools.Count == 0)
        {
            return null;
        }
        var pools = new Pools(await store.ReadPoolsAsync(token), options.Pools);
        return pools.Full(key.BeadId, candidate.Pools) is { } full
            ? await PutBackAsync(key, new Skip(ReasonCode.PoolBusy, full), token)
            : null;
    }

    /// <summary>Nothing when the row is marked and the POST may go out; else why not, with the bead put back.</summary>
    private async Task<Skip?> MarkAsync(AttemptKey key, CancellationToken token)
    {
        var posting = await store.MarkPostingAsync(key, token);
        if (posting.Write == WriteResult.Applied)
        {
            return null;
        }
        if (posting.Obstacle == PostingObstacle.NotReady)
        {
            var reason = posting.Reason ?? ReasonCode.LostRace;
            return await PutBackAsync(key, new Skip(reason, "not ready any more when it was read again"), token);
        }
        var state = posting.Obstacle is null ? await ReadStateAsync(key, token) : null;
        if (state == AttemptState.Posting && posting.Write == WriteResult.Indeterminate)
        {
            return null;
        }
        return await PutBackAsync(
            key,
            state == AttemptState.Claimed
                ? new Skip(ReasonCode.NotWritten, $"the mark before the POST was not stored: {posting.Write.Why}")
                : new Skip(ReasonCode.LostRace, "taken back between claim and POST"),
            token
        );
    }

    private async Task<AttemptState?> ReadStateAsync(AttemptKey key, CancellationToken token)
    {
        var fresh = await store.ReadBeadAsync(key.BeadId, token);
        return fresh.History.Attempts.FirstOrDefault(a => a.Key == key)?.State;
    }

    private Task<DispatchAnswer> PostAsync(AttemptKey key, BeadText? text, CancellationToken token)
    {
        logger.Posting(Printable.Line(key.BeadId, 100), key.Number, key.ShortToken);
        var order = new DispatchOrder(key.BeadId, key.Number, key.Token, text);
        return Traces.InSpanAsync("post", key.Tags, span => AskAsync(order, span, token));
    }

    private async Task<DispatchAnswer> AskAsync(DispatchOrder order, Activity? span, CancellationToken token)
    {
        var answer = await agent.DispatchAsync(order, token);
        if (answer.Class != AnswerClass.Accepted)
        {
            span.Failed($"{answer.Class.Word()}: {answer.Detail}");
        }
        return answer;
    }

    /// <summary>Too little time is left to wait for an answer and record it: that is recorded in its place.</summary>
    private async Task<Skip> NeverSentAsync(AttemptKey key, TimeBudget budget)
    {
        var late = new Skip(ReasonCode.WaitsTurn, "the tick ran out of time before it could be sent");
        var failure = await RecordAsync(key, new RecordedAnswer(AnswerClass.NotSent, null, late.Detail), budget)
            ? await SettleAsync(key, budget)
            : "that it was not sent could not be recorded";
        return failure is null ? late : new Skip(ReasonCode.NotWritten, $"{late.Detail}; {failure}");
    }

    /// <summary>Whether the answer was stored before the time was up.</summary>
    private async Task<bool> RecordAsync(AttemptKey key, RecordedAnswer answer, TimeBudget budget)
    {
        if (!await recorder.RecordAsync(key, answer, budget.GraceToken))
        {
            logger.AnswerNotRecorded(Printable.Line(key.BeadId, 100), answer.Answer.Word(), answer.JobId);
            return false;
        }
        faults.Reached(FaultPoint.AnswerRecorded);
        return true;
    }

    /// <summary>Puts a claimed bead back that was surely not sent.</summary>
    private async Task<Skip> PutBackAsync(AttemptKey key, Skip why, CancellationToken token)
    {
        var cause = PutBackCause.NotReady($"{why.Reason.Word()}: {why.Detail}");
        var putBack = await settler.SettleAsync(
            key,
            (history, attempt, now) =>
                attempt.State == AttemptState.Claimed ? PutBack.Decide(history, attempt, cause, options, now) : null,
            publishAs: null,
            token
        );
        putBack.OrThrow();
        return why;
    }
}
