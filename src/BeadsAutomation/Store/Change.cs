namespace BeadsAutomation.Store;

/// <summary>What became of a change that was decided on.</summary>
internal enum ChangeEnd
{
    /// <summary>There was nothing to write.</summary>
    Nothing,

    /// <summary>It is written, whether or not COMMIT was answered.</summary>
    Applied,

    /// <summary>Somebody else changed the bead first: nothing was written.</summary>
    Lost,

    /// <summary>Nobody changed the bead, and it is not written all the same: the store did not take it.</summary>
    Refused,
}

/// <summary>What became of a change, with what was decided and what the store said of it.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Transition">What was written, or was to be; <see langword="null"/> when there was nothing to write.</param>
/// <param name="Why">The store's own words, one printable line; <see langword="null"/> when it had none: then what was read of the bead does not match what is stored.</param>
/// <param name="IsBeadsOwnFault">Whether it was refused before its COMMIT was in doubt: a row that is locked, or never found as it was read. Other beads may fare better.</param>
internal sealed record Change(
    ChangeEnd End,
    BeadTransition? Transition = null,
    string? Why = null,
    bool IsBeadsOwnFault = false
)
{
    /// <summary>There was nothing to write.</summary>
    public static Change Nothing { get; } = new(ChangeEnd.Nothing);

    /// <summary>What was written; <see langword="null"/> when nothing was.</summary>
    public BeadTransition? Written => End == ChangeEnd.Applied ? Transition : null;

    /// <summary>Why it was refused, in a sentence for people.</summary>
    public string Sentence =>
        Why is null
            ? "it cannot be written: what is read of it never matches what is stored (a date such as 0000-00-00); mend the row"
            : $"the store did not take the change, although nobody else had changed the bead: {Why}";

    /// <summary>The same, unless the store did not take it.</summary>
    /// <exception cref="StoreException">It did not.</exception>
    public Change OrThrow() =>
        End == ChangeEnd.Refused
            ? throw new StoreException($"{Printable.Line(Transition!.BeadId, 100)}: {Sentence}")
            : this;
}
