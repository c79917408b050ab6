using BeadsAutomation.Ledger;
using BeadsAutomation.Store;
using Polly;
using Polly.Retry;

namespace BeadsAutomation.Dispatching;

/// <summary>Stores an answer in the ledger before anything else happens, and tries again for as long as the tick may.</summary>
internal sealed class AnswerRecorder
{
    private readonly IBeadStore _store;
    private readonly ResiliencePipeline<WriteResult> _pipeline;

    public AnswerRecorder(IBeadStore store, TimeProvider time)
    {
        _store = store;
        _pipeline = new ResiliencePipelineBuilder<WriteResult> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<WriteResult>
                {
                    MaxRetryAttempts = int.MaxValue,
                    Delay = TimeSpan.FromMilliseconds(200),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    BackoffType = DelayBackoffType.Exponential,
                    // A matched row that nobody settled is there to be written, so a conflict heals; no row at all does not.
                    ShouldHandle = new PredicateBuilder<WriteResult>()
                        .Handle<StoreException>()
                        .HandleResult(WriteResult.Indeterminate),
                }
            )
            .Build();
    }

    /// <summary>Records, or throws <see cref="OperationCanceledException"/> when the time is up.</summary>
    public async Task<WriteResult> RecordAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) =>
        await _pipeline.ExecuteAsync(
            async token => await _store.RecordAnswerAsync(key, answer, token),
            cancellationToken
        );
}
