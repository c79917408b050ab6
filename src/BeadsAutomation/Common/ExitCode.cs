namespace BeadsAutomation.Common;

/// <summary>What the process says to whoever started it.</summary>
public enum ExitCode
{
    /// <summary>Done, nothing to do, busy, held or paused.</summary>
    Done = 0,

    /// <summary>Something that should not happen.</summary>
    Unexpected = 1,

    /// <summary>Wrong usage or configuration: trying again does not help.</summary>
    Usage = 2,

    /// <summary>The store is unavailable, unreadable or unfit.</summary>
    Store = 3,

    /// <summary>The environment refused: agent unreachable, not healthy, or our token is wrong.</summary>
    Agent = 4,

    /// <summary>A bead needs attention: outcome unknown, its own fault, or a tripped fuse.</summary>
    Attention = 5,

    /// <summary>Interrupted by Ctrl-C.</summary>
    Interrupted = 130,

    /// <summary>Terminated by SIGTERM.</summary>
    Terminated = 143,
}
