using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>What the service said of a bead goes into the ledger first, then the bead follows it.</summary>
internal sealed class AnswerKeeper(
    AnswerRecorder recorder,
    Settler settler,
    BeadsOptions options,
    IFaultPoints faults,
    ILogger<AnswerKeeper> logger
)
{
    /// <summary>Waits for the answer and stores it in the ledger: it must survive whatever the agent does to its bead.</summary>
    public async Task<Answered> RecordAsync(Sending sending, Hold? hold, TimeBudget budget)
    {
        var answer = await sending.Answer!;
        faults.Reached(FaultPoint.AnswerRead);
        var effective = AnswerPolicy.Effective(answer.Class, sending.Candidate.Attempts, hold);
        var recorded = await RecordAsync(sending.Key, AnswerPolicy.ToRecord(effective, answer), budget);
        return new Answered(sending.Key, effective, answer, recorded);
    }

    /// <summary>Stores an answer in the ledger; whether that worked before the time was up.</summary>
    public async Task<bool> RecordAsync(AttemptKey key, RecordedAnswer answer, TimeBudget budget)
    {
        if (!await IsRecordedAsync(key, answer, budget))
        {
            logger.AnswerNotRecorded(Printable.Line(key.BeadId, 100), answer.Answer.Word(), answer.JobId);
            return false;
        }
        faults.Reached(FaultPoint.AnswerRecorded);
        return true;
    }

    /// <summary>The bead follows its recorded answer. That is safe by now, so a failure here is the next tick's or sweep's to finish.</summary>
    /// <returns>Why it does not yet; <see langword="null"/> when it does, or needs not.</returns>
    public async Task<string?> SettleAsync(AttemptKey key, TimeBudget budget)
    {
        try
        {
            var change = await settler.SettleAsync(
                key,
                (history, attempt, now) => AfterAnswer.Decide(history, attempt, options, now),
                publishAs: null,
                budget.GraceToken
            );
            change.OrThrow();
            faults.Reached(FaultPoint.BeadSettled);
            return null;
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException)
        {
            logger.SettlementFailed(Printable.Line(key.BeadId, 100), failure.Message);
            return $"its answer is recorded, but the bead could not be written: {failure.Message}";
        }
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
