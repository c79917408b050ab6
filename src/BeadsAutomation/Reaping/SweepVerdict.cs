namespace BeadsAutomation.Reaping;

/// <summary>What a sweep did with one bead; the words in every output are the lower snake case of the names.</summary>
public enum SweepVerdict
{
    /// <summary>Nothing was done: somebody still works on it, or it cannot be told.</summary>
    Keep,

    /// <summary>Its attempt is over and recorded so; the bead was not written.</summary>
    Settled,

    /// <summary>The bead was blocked, with a note that says why.</summary>
    Reaped,

    /// <summary>The bead is open again: surely nothing had started, or its job ended in provider weather.</summary>
    PutBack,

    /// <summary>It would have been reaped, but the cap or the fuse forbade it.</summary>
    HeldBack,

    /// <summary>It had changed since it was read: left alone.</summary>
    Lost,

    /// <summary>The write failed; the next sweep looks again.</summary>
    Failed,
}
