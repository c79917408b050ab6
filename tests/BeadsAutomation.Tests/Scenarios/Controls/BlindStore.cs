namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Who has claimed does not look into the pools again.</summary>
internal sealed class BlindStore(IBeadStore inner) : WrappedStore(inner)
{
    private bool _hasClaimed;

    public override Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken)
    {
        _hasClaimed |= transition.Ledger is LedgerChange.Claim;
        return Inner.ApplyAsync(transition, cancellationToken);
    }

    public override Task<ILookup<string, string>> ReadPoolsAsync(CancellationToken cancellationToken) =>
        _hasClaimed
            ? Task.FromResult(Array.Empty<string>().ToLookup(x => x, StringComparer.Ordinal))
            : Inner.ReadPoolsAsync(cancellationToken);
}
