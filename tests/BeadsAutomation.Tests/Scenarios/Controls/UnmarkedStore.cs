namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: nothing is stored between claim and POST, so that a row that was sent looks like one that never was.</summary>
internal sealed class UnmarkedStore(IBeadStore inner) : WrappedStore(inner)
{
    public override Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken) =>
        Task.FromResult(new PostingResult(WriteResult.Applied, Obstacle: null, History: null, Reason: null));
}
