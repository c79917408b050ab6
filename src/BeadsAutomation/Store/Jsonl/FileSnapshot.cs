namespace BeadsAutomation.Store.Jsonl;

/// <summary>Both files, as read at one moment under the lock.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Beads">The beads.</param>
/// <param name="Ledger">The ledger.</param>
internal sealed record FileSnapshot(DateTime Now, BeadLines Beads, LedgerState Ledger)
{
    /// <summary>The stamp of a write at this moment: whole seconds, never ahead.</summary>
    public DateTime Stamp => Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerSecond));
}
