using System.Buffers;
using System.Text.Json;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>The ledger's file: lines are appended, and now and then it is written anew without what later lines replaced.</summary>
internal sealed class LedgerFile(StorePaths paths, FileChanges changes, PatientFiles files)
{
    // From here on a ledger of which most lines are replaced is written anew.
    private const int ManyLines = 2000;

    /// <summary>What the lines say; nothing where there is no ledger yet. A torn last line is left out.</summary>
    /// <exception cref="StoreException">A whole line that cannot be read.</exception>
    public async Task<LedgerState> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = await files.ReadAsync(paths.Ledger, isNeeded: false, cancellationToken);
        var state = new LedgerState();
        var start = 0;
        for (var end = Next(bytes, 0); end >= 0; end = Next(bytes, start))
        {
            state.Add(Parse(bytes.AsSpan(start, end), state.Lines + 1));
            start += end + 1;
        }
        return state.Ending(start, start < bytes.Length);
    }

    /// <summary>Appends an entry.</summary>
    public void Append(LedgerEntry entry) => changes.Append(paths.Ledger, Line(entry));

    /// <summary>Takes back what was appended after this was read.</summary>
    public void TakeBack(LedgerState state)
    {
        if (File.Exists(paths.Ledger))
        {
            changes.Truncate(paths.Ledger, state.WholeLength);
        }
    }

    /// <summary>Writes the ledger anew when most of its lines say nothing any more; whether it did.</summary>
    public async Task<bool> CondenseAsync(LedgerState state, DateTime now)
    {
        if (state.Lines < ManyLines || state.CondensedLines > state.Lines / 2)
        {
            return false;
        }
        var content = new ArrayBufferWriter<byte>();
        foreach (var entry in state.Condensed(now))
        {
            content.Write(Line(entry));
        }
        changes.Prepare(paths.Ledger, content.WrittenSpan);
        // Nobody else writes the ledger: this is under the lock.
        return await changes.ReplaceAsync(paths.Ledger, () => Task.FromResult(true));
    }

    private static int Next(byte[] bytes, int start) => bytes.AsSpan(start).IndexOf((byte)'\n');

    private LedgerEntry Parse(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry)
                ?? throw new JsonException("null is no entry");
        }
        catch (JsonException e)
        {
            var why = Printable.Line(e.Message, 150);
            throw FileSentences.BadLine(
                paths.Ledger,
                number,
                $"this is no entry of the ledger ({why}). Put a copy of the file aside, then remove the line."
            );
        }
    }

    private static byte[] Line(LedgerEntry entry) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Default.LedgerEntry), (byte)'\n'];
}
