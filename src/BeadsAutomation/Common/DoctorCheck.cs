namespace BeadsAutomation.Common;

/// <summary>The checks of the doctor, in the order in which they are made.</summary>
public enum DoctorCheck
{
    /// <summary>Whether the store can be reached and read, and what it is.</summary>
    Store,

    /// <summary>Whether the database is that of <c>metadata.json</c>.</summary>
    Project,

    /// <summary>The difference between this machine's clock and the database's.</summary>
    Clock,

    /// <summary>bd's schema version, and what follows from it.</summary>
    Schema,

    /// <summary>What the database user may do, or whether the folder may be written.</summary>
    Rights,

    /// <summary>Our own tables, or our own file.</summary>
    Ledger,

    /// <summary>Whether agents can close their beads.</summary>
    Closing,

    /// <summary>Changes that wait for a Dolt commit.</summary>
    History,

    /// <summary>Notes that are almost as long as their column.</summary>
    Notes,

    /// <summary>Files that an interrupted write left behind.</summary>
    Leftovers,

    /// <summary>Whether ready beads are sent.</summary>
    Tick,

    /// <summary>Whether silent claims are settled.</summary>
    Sweep,

    /// <summary>Notices that wait for a webhook; only where one is configured.</summary>
    Notices,

    /// <summary>Whose hand-overs count.</summary>
    Trust,

    /// <summary>The agent's health and room.</summary>
    Agent,

    /// <summary>The token for the agent service.</summary>
    Token,

    /// <summary>Our thresholds against the agent's times and room.</summary>
    Thresholds,

    /// <summary>Variables of the environment that are almost ours.</summary>
    Environment,
}
