namespace BeadsAutomation.Tests.Scenarios.Controls;

/// <summary>Broken: the answer is stored with the bead, guarded as that is, and not first on the ledger row alone. Whatever the agent writes as it starts makes it lost.</summary>
internal sealed class BeadFirstStore(IBeadStore inner) : WrappedStore(inner)
{
    private Bead? _sent;

    public override async Task<PostingResult> MarkPostingAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var posting = await base.MarkPostingAsync(key, cancellationToken);
        _sent = posting.History?.Bead;
        return posting;
    }

    public override async Task<WriteResult> RecordAnswerAsync(
        AttemptKey key,
        RecordedAnswer answer,
        CancellationToken cancellationToken
    ) =>
        (await Inner.ReadBeadAsync(key.BeadId, cancellationToken)).History.Bead == _sent
            ? await base.RecordAnswerAsync(key, answer, cancellationToken)
            : WriteResult.Lost;
}
