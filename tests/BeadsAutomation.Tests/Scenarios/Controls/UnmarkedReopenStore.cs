namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: nobody remembers that a bead was open already when its answer came.</summary>
internal sealed class UnmarkedReopenStore(IBeadStore inner) : WrappedStore(inner)
{
    public override async Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken)
    {
        var claims = await base.ReadClaimsAsync(cancellationToken);
        return claims with { Histories = [.. claims.Histories.Select(Unmarked)] };
    }

    public override async Task<BeadSnapshot> ReadBeadAsync(string beadId, CancellationToken cancellationToken)
    {
        var bead = await base.ReadBeadAsync(beadId, cancellationToken);
        return bead with { History = Unmarked(bead.History) };
    }

    private static BeadHistory Unmarked(BeadHistory history) =>
        history with
        {
            Attempts = [.. history.Attempts.Select(a => a with { OpenAtAnswer = false })],
        };
}
