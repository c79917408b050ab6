using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// Writes both files so that a kill between any two steps leaves something that <see cref="Recovery"/> understands: the ledger's line
/// first, which says what is intended, then the beads. Only ever run under the lock, on a ledger that needs no recovery.
/// </summary>
internal sealed class FileCommit(BeadFile beads, LedgerFile ledger, TimeProvider time, ILogger logger)
{
    /// <summary>Writes an entry that concerns the ledger alone.</summary>
    public WriteResult Write(FileSnapshot seen, LedgerEntry entry)
    {
        try
        {
            ledger.Append(entry);
            return WriteResult.Applied;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ledger.TakeBack(seen.Ledger);
            throw;
        }
    }

    /// <summary>Writes an entry and the beads; lost when others wrote the beads since they were read.</summary>
    /// <param name="seen">What the decision was made on.</param>
    /// <param name="entry">What is intended.</param>
    /// <param name="content">All beads as they will be.</param>
    public async Task<WriteResult> WriteAsync(FileSnapshot seen, LedgerEntry entry, byte[] content)
    {
        beads.Prepare(content);
        try
        {
            ledger.Append(entry);
            // Not to be cancelled: what was announced is made or taken back.
            if (await beads.ReplaceAsync(seen.Beads, CancellationToken.None))
            {
                MarkDone(entry);
                return WriteResult.Applied;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreException)
        {
            TakeBack(seen);
            throw;
        }
        TakeBack(seen);
        return Raced;
    }

    /// <summary>Somebody replaced the file in the last instant, whichever bead they wrote: whoever still finds what was observed may try again.</summary>
    public static WriteResult Raced { get; } =
        WriteResult.Lost.Because("another program wrote the file in the very instant");

    private void TakeBack(FileSnapshot seen)
    {
        ledger.TakeBack(seen.Ledger);
        beads.DropPrepared();
    }

    private void MarkDone(LedgerEntry entry)
    {
        try
        {
            ledger.Append(new LedgerEntry { At = time.GetUtcNow().UtcDateTime, Done = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.DoneNotMarked(Printable.Line(entry.Bead?.Id, 100), Printable.Line(e.Message, 200));
        }
    }
}
