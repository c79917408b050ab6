#pragma warning disable CS9113 // Until it is built.
using BeadsAutomation.Beads;
using BeadsAutomation.Hosting;
using BeadsAutomation.Ledger;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>Beads in a file of bd's export format, the ledger in another beside it.</summary>
internal sealed class JsonlBeadStore(
    BeadsOptions options,
    TimeProvider time,
    IFaultPoints faults,
    ILogger<JsonlBeadStore> logger
) : IBeadStore
{
    public Task RecoverAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<BeadText?> ReadTextAsync(string beadId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> ReadStateAsync(string name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<WriteResult> WriteStateAsync(string name, string value, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task PublishAsync(string beadId, string message, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
