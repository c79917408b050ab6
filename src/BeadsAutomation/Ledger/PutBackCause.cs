namespace BeadsAutomation.Ledger;

/// <summary>Why a bead that surely reached no agent goes back.</summary>
/// <param name="Outcome">Rejected, released or ghost.</param>
/// <param name="Reason">One line for people.</param>
/// <param name="Counted">Whether it counts towards the cap.</param>
/// <param name="ForGood">Whether trying again cannot help, so that the bead is blocked at once.</param>
internal sealed record PutBackCause(AttemptOutcome Outcome, string Reason, bool Counted, bool ForGood)
{
    /// <summary>A claim that nobody sent and nobody holds any more.</summary>
    public static PutBackCause Ghost =>
        new(AttemptOutcome.Ghost, "claimed and never sent: the dispatcher was interrupted", true, false);

    /// <summary>Something came between the claim and its POST.</summary>
    public static PutBackCause NotReady(string reason) => new(AttemptOutcome.Released, reason, false, false);

    /// <summary>What the recorded answer of a refused row says, so that whoever comes next can finish it.</summary>
    public static PutBackCause FromAnswer(Attempt refused)
    {
        var blame = refused.Answer?.Rule().Blame ?? Blame.None;
        var blamed = blame != Blame.None;
        return new PutBackCause(
            blamed ? AttemptOutcome.Rejected : AttemptOutcome.Released,
            refused.Reason ?? "refused",
            blamed,
            blame == Blame.BeadForGood
        );
    }
}
