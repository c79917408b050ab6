namespace BeadsAutomation.Ledger;

/// <summary>Where an attempt stands. The words stored are the lower-case names; an unknown word counts as <see cref="Unknown"/>.</summary>
public enum AttemptState
{
    /// <summary>The bead is in progress in our name and nothing was sent.</summary>
    Claimed,

    /// <summary>Marked just before the POST: from here on an agent may have started.</summary>
    Posting,

    /// <summary>Surely nothing started; the bead is not yet put back.</summary>
    Refused,

    /// <summary>The service named a job.</summary>
    Dispatched,

    /// <summary>It cannot be known whether an agent started; never sent again by us.</summary>
    Unknown,

    /// <summary>Over, with an <see cref="AttemptOutcome"/>.</summary>
    Settled,
}
