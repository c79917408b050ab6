namespace BeadsAutomation.Dispatching;

/// <summary>What came of one claim; the words in every output are the lower snake case of the names.</summary>
public enum DispatchResult
{
    /// <summary>A dry run: it would be claimed and sent.</summary>
    Planned,

    /// <summary>The service named a job.</summary>
    Dispatched,

    /// <summary>Sent, refused, and surely nothing started.</summary>
    Refused,

    /// <summary>Sent, and it cannot be known whether an agent started: the claim is kept.</summary>
    Unknown,

    /// <summary>Somebody else claimed or changed it first: nothing was sent.</summary>
    Lost,

    /// <summary>Claimed and put back before anything was sent.</summary>
    Released,

    /// <summary>A human took it back between claim and send: nothing was sent.</summary>
    TakenBack,
}
