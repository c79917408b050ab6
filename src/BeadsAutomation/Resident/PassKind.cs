namespace BeadsAutomation.Resident;

/// <summary>What the resident process does again and again.</summary>
internal enum PassKind
{
    /// <summary>One pass of the dispatcher.</summary>
    Tick,

    /// <summary>One pass of the reaper.</summary>
    Sweep,
}
