namespace BeadsAutomation.Common;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Good to know; nothing needs to be done.</summary>
    Info,

    /// <summary>A human should look at it.</summary>
    Warning,

    /// <summary>Beads cannot be sent, or cannot be recovered, until it is mended.</summary>
    Error,
}
