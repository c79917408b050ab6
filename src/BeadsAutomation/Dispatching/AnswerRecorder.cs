using BeadsAutomation.Store;
using Polly;
using Polly.Retry;

namespace BeadsAutomation.Dispatching;

/// <summary>Stores an answer in the ledger before anything else happens, and tries again for as long as the tick may.</summary>
internal sealed class AnswerRecorder(IBeadStore store, TimeProvider time)
{
    private const int MaxConflicts = 5;

    // Made when it is needed: most ticks record nothing.
    private readonly Lazy<ResiliencePipeline<WriteResult>> _pipeline = new(() =>
        new ResiliencePipelineBuilder<WriteResult> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<WriteResult>
                {
                    MaxRetryAttempts = int.MaxValue,
                    Delay = TimeSpan.FromMilliseconds(200),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = args => ValueTask.FromResult(IsWorthTrying(args.Outcome, args.AttemptNumber)),
                }
            )
            .Build()
    );

    /// <summary>A conflict heals by itself; a row that is not ours any more does not, and looks the same.</summary>
    private static bool IsWorthTrying(Outcome<WriteResult> outcome, int attempt) =>
        outcome.Exception is StoreException
        || (outcome.Exception is null && outcome.Result == WriteResult.Indeterminate)
        || (outcome.Exception is null && outcome.Result == WriteResult.Lost && attempt < MaxConflicts);

    /// <summary>Records it; whether that worked before the time was up.</summary>
    public async Task<bool> RecordAsync(AttemptKey key, RecordedAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            var written = await _pipeline.Value.ExecuteAsync(
                async token => await store.RecordAnswerAsync(key, answer, token),
                cancellationToken
            );
            return written == WriteResult.Applied;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
