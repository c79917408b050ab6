namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: a sweep takes every row for an old one.</summary>
internal sealed class AgedStore(IBeadStore inner) : WrappedStore(inner)
{
    public override async Task<ClaimsSnapshot> ReadClaimsAsync(CancellationToken cancellationToken)
    {
        var claims = await base.ReadClaimsAsync(cancellationToken);
        return claims with
        {
            Histories =
            [
                .. claims.Histories.Select(h =>
                    h with
                    {
                        Attempts = [.. h.Attempts.Select(a => a with { ClaimedAt = a.ClaimedAt.AddHours(-1) })],
                    }
                ),
            ],
        };
    }
}
