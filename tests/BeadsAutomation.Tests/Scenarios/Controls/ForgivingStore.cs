namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: a bead that is missing counts as closed, and an old row as new.</summary>
internal sealed class ForgivingStore(IBeadStore inner) : WrappedStore(inner)
{
    public override async Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken)
    {
        var queue = await base.ReadQueueAsync(cancellationToken);
        return queue with { Histories = [.. queue.Histories.Select(Forgiven)] };
    }

    public override async Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken)
    {
        var claims = await base.ReadClaimsAsync(cancellationToken);
        return claims with { Histories = [.. claims.Histories.Select(Forgiven)] };
    }

    public override Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken) =>
        base.ApplyAsync(
            transition.Observed is { Id: "" } ? transition with { Observed = null } : transition,
            cancellationToken
        );

    private static BeadHistory Forgiven(BeadHistory history) =>
        history with
        {
            Bead = history.Bead ?? new Bead("", BeadStatus.Closed, "agent", default, null),
            Attempts = [.. history.Attempts.Select(a => a.IsSettled ? a with { BeadUpdatedAt = null } : a)],
        };
}
