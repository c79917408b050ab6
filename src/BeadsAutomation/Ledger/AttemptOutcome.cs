namespace BeadsAutomation.Ledger;

/// <summary>How an attempt ended. The words are in <see cref="LedgerWords"/>.</summary>
public enum AttemptOutcome
{
    /// <summary>The service refused this bead: counted.</summary>
    Rejected,

    /// <summary>Put back without blame: the environment refused, or it was never sent.</summary>
    Released,

    /// <summary>Claimed and surely never sent by a process that is gone: counted.</summary>
    Ghost,

    /// <summary>The bead was closed.</summary>
    AgentClosed,

    /// <summary>Somebody else blocked the bead.</summary>
    AgentBlocked,

    /// <summary>The job completed and left the bead in progress.</summary>
    AgentLeftOpen,

    /// <summary>The job failed.</summary>
    JobFailed,

    /// <summary>The job ran out of its time.</summary>
    JobTimeout,

    /// <summary>The job ended in passing trouble of its provider, and the bead is open again: not counted, and bounded by itself.</summary>
    ProviderWeather,

    /// <summary>The service could not run the job.</summary>
    JobError,

    /// <summary>The service does not know the job any more.</summary>
    JobLost,

    /// <summary>Silent for longer than the threshold.</summary>
    Stale,

    /// <summary>Longer than one run may take, whatever the signals.</summary>
    HardCap,

    /// <summary>A human took the bead back.</summary>
    TakenBack,

    /// <summary>The bead was deleted.</summary>
    BeadGone,
}
