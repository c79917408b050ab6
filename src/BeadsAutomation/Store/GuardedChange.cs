namespace BeadsAutomation.Store;

/// <summary>
/// The one way in which a bead is changed: read, decide, apply, and where COMMIT gave no answer or nothing was written, read again and
/// say what became of it. What it tells is stored with it; what is written is put into the store's history.
/// </summary>
internal sealed class GuardedChange(IBeadStore store, Announcer announcer)
{
    private const int Tries = 3;

    /// <summary>Decides from a fresh read and applies it, at most three times: an agent or a human may have written meanwhile.</summary>
    /// <param name="beadId">The bead.</param>
    /// <param name="decideAsync">What to write, or <see langword="null"/> for nothing.</param>
    /// <param name="publishAs">The word for the store's history; <see langword="null"/> leaves that to the caller.</param>
    /// <param name="cancellationToken">Give up.</param>
    /// <exception cref="StoreException">The store cannot be asked, or fails before COMMIT.</exception>
    public async Task<Change> RunAsync(
        string beadId,
        Func<BeadSnapshot, CancellationToken, Task<BeadTransition?>> decideAsync,
        string? publishAs,
        CancellationToken cancellationToken
    )
    {
        var fresh = await store.ReadBeadAsync(beadId, cancellationToken);
        BeadTransition? before = null;
        for (var tried = 1; ; tried++)
        {
            if (await decideAsync(fresh, cancellationToken) is not { } transition)
            {
                // A COMMIT may be carried out after it was given up.
                return before?.IsIn(fresh.History) == true
                    ? await AppliedAsync(before, publishAs, cancellationToken)
                    : Change.Nothing;
            }
            var (change, after) = await TryAsync(transition, publishAs, cancellationToken);
            before = transition;
            if (after is null || tried == Tries)
            {
                return change;
            }
            fresh = after;
        }
    }

    /// <summary>Applies what was decided on an earlier read, once.</summary>
    /// <param name="transition">What to write.</param>
    /// <param name="publishAs">The word for the store's history; <see langword="null"/> leaves that to the caller.</param>
    /// <param name="cancellationToken">Give up.</param>
    /// <exception cref="StoreException">The store cannot be asked, or fails before COMMIT.</exception>
    public async Task<Change> ApplyAsync(
        BeadTransition transition,
        string? publishAs,
        CancellationToken cancellationToken
    ) => (await TryAsync(transition, publishAs, cancellationToken)).Change;

    /// <summary>Stores an entry of the state table over whatever is there, once, and where that gave no answer looks whether it is there.</summary>
    /// <exception cref="StoreException">The store cannot be asked, or fails before COMMIT.</exception>
    public async Task<Change> StoreStateAsync(
        string name,
        string value,
        Notice? notice,
        CancellationToken cancellationToken
    )
    {
        var result = await store.WriteStateAsync(name, value, notice, cancellationToken);
        var isThere =
            result == WriteResult.Applied
            || (await store.ReadStateAsync(cancellationToken)).GetValueOrDefault(name) == value;
        return isThere
            ? new Change(ChangeEnd.Applied)
            : new Change(result == WriteResult.Lost ? ChangeEnd.Lost : ChangeEnd.Refused, Why: result.Why);
    }

    /// <summary>The read that follows what was not applied comes with it.</summary>
    private async Task<(Change Change, BeadSnapshot? After)> TryAsync(
        BeadTransition transition,
        string? publishAs,
        CancellationToken cancellationToken
    )
    {
        var result = await store.ApplyAsync(announcer.Announce(transition), cancellationToken);
        BeadSnapshot? after = null;
        if (result != WriteResult.Applied)
        {
            after = await store.ReadBeadAsync(transition.BeadId, cancellationToken);
            if (result == WriteResult.Lost || !await IsWrittenAsync(transition, after, cancellationToken))
            {
                return (
                    transition.WasDecidedOn(after.History)
                        ? new Change(ChangeEnd.Refused, transition, result.Why, result == WriteResult.Lost)
                        : new Change(ChangeEnd.Lost, transition, result.Why),
                    after
                );
            }
        }
        return (await AppliedAsync(transition, publishAs, cancellationToken), null);
    }

    private async Task<Change> AppliedAsync(
        BeadTransition transition,
        string? publishAs,
        CancellationToken cancellationToken
    )
    {
        if (publishAs is not null && transition.WritesBead)
        {
            await store.PublishAsync(transition.BeadId, publishAs, cancellationToken);
        }
        return new Change(ChangeEnd.Applied, transition);
    }

    /// <summary>Whether a change without an answer is there. A note alone leaves no other sure trace than itself.</summary>
    private async Task<bool> IsWrittenAsync(
        BeadTransition transition,
        BeadSnapshot after,
        CancellationToken cancellationToken
    ) =>
        transition is { Ledger: LedgerChange.Touch or LedgerChange.None, Status: null, Note: { } note }
            ? (transition.Ledger is LedgerChange.Touch || !transition.WasDecidedOn(after.History))
                && await store.ReadTextAsync(transition.BeadId, cancellationToken) is { } text
                && $"\n{text.Notes}\n".Contains($"\n{note}\n", StringComparison.Ordinal)
            : transition.IsIn(after.History);
}
