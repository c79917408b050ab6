namespace BeadsAutomation.Testing.Rig;

/// <summary>Which attempts a human has decided to follow with another: by the verb, or by re-opening the bead once the send had ended.</summary>
public sealed class HumanDecisions
{
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

    /// <summary>Whether another attempt may be sent after this one, whatever it started.</summary>
    public bool Allow(string token) => _tokens.Contains(token);

    /// <summary>A human re-opened the bead. While its latest attempt has not been sent that is no decision about it.</summary>
    public void Reopened(IReadOnlyList<Attempt> attempts, IReadOnlyList<ScriptedAgent.Post> posts)
    {
        if (attempts is [.., var latest] && posts.Any(p => p.Order.Token == latest.Key.Token))
        {
            _tokens.Add(latest.Key.Token);
        }
    }

    /// <summary>Notes the transition if it is that of the verb, which overrides whatever is in flight.</summary>
    internal void Rearmed(BeadTransition transition)
    {
        var attempt = transition switch
        {
            { Note: not null, Ledger: LedgerChange.Settle { StatusLeft: AttemptCount.Rearmed } settle } =>
                settle.Attempt,
            { Ledger: LedgerChange.Amend { StatusLeft: AttemptCount.Rearmed } amend } => amend.Attempt,
            { Ledger: LedgerChange.None, Note: { } note } when note.StartsWith("rearmed", StringComparison.Ordinal) =>
                transition.ObservedLatest,
            _ => null,
        };
        if (attempt is not null)
        {
            _tokens.Add(attempt.Key.Token);
        }
    }
}
