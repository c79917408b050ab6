using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>One writing transaction of the store, with its steps.</summary>
internal sealed class StoreWrite(ModelTransaction transaction, string operation, Func<StoreStep, Task> step)
{
    public ModelTransaction Transaction => transaction;

    public Task AfterReadsAsync() => StepAsync(StepMoment.AfterReads);

    /// <summary>Something observed is not so any more.</summary>
    public WriteResult GiveUp()
    {
        transaction.Rollback();
        return WriteResult.Lost;
    }

    /// <summary>Commits.</summary>
    /// <param name="landed">Called when it was carried out, whether that is answered or not.</param>
    public async Task<WriteResult> CommitAsync(Action? landed = null)
    {
        await StepAsync(StepMoment.BeforeCommit);
        var answer = transaction.Commit();
        if (transaction.HasLanded)
        {
            landed?.Invoke();
        }
        await StepAsync(StepMoment.AfterCommit);
        return answer switch
        {
            CommitAnswer.Committed => WriteResult.Applied,
            CommitAnswer.NoAnswer => WriteResult.Indeterminate.Because("no answer to COMMIT"),
            _ => WriteResult.Lost.Because("a conflict at COMMIT"),
        };
    }

    private Task StepAsync(StepMoment moment) => step(new StoreStep(operation, moment));
}
