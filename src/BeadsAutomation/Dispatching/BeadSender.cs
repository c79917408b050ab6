using System.Diagnostics;
using BeadsAutomation.Agents;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>Takes one candidate from its claim to its POST. Each step commits before the next begins, so that a kill at any moment leaves a state with a next step.</summary>
internal sealed class BeadSender(
    IBeadStore store,
    IAgent agent,
    Claimer claimer,
    AnswerKeeper answers,
    Entropy entropy,
    IFaultPoints faults,
    ILogger<BeadSender> logger
)
{
    /// <summary>Claims the bead and lets its POST go out; the answer is not waited for.</summary>
    public async Task<Sending> SendAsync(Candidate candidate, DateTime now, TimeBudget budget)
    {
        var key = new AttemptKey(candidate.Waiting.Bead.Id, candidate.NextNumber, entropy.NewToken());
        if (await claimer.ClaimAsync(candidate, key, now, budget.Token) is { } lost)
        {
            return Sending.NotClaimed(candidate, key, lost);
        }
        faults.Reached(FaultPoint.ClaimCommitted);
        if (await claimer.LookIntoPoolsAsync(candidate, key, budget.Token) is { } full)
        {
            return Sending.NotSent(candidate, key, full);
        }
        // Before the mark: a bead that cannot be read was surely not sent.
        var text = agent.NeedsText ? await store.ReadTextAsync(key.BeadId, budget.Token) : null;
        if (await claimer.MarkPostingAsync(key, budget.Token) is { } skip)
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

    private Task<DispatchAnswer> PostAsync(AttemptKey key, BeadText? text, TimeBudget budget)
    {
        logger.Posting(Printable.Line(key.BeadId, 100), key.Number, key.ShortToken);
        var order = new DispatchOrder(key.BeadId, key.Number, key.Token, text);
        return Traces.InSpanAsync("post", key.Tags, span => DispatchAsync(order, span, budget.Token));
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
        var answer = new RecordedAnswer(AnswerClass.NotSent, null, late.Detail);
        var failure = await answers.RecordAsync(key, answer, budget)
            ? await answers.SettleAsync(key, budget)
            : "that it was not sent could not be recorded";
        return Sending.NotSent(
            candidate,
            key,
            failure is null ? late : new Skip(ReasonCode.NotWritten, $"{late.Detail}; {failure}")
        );
    }
}
