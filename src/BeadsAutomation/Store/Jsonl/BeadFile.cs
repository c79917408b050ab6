namespace BeadsAutomation.Store.Jsonl;

/// <summary>The file with the beads: read whole, replaced whole.</summary>
internal sealed class BeadFile(StorePaths paths, FileChanges changes, PatientFiles files)
{
    /// <summary>All beads.</summary>
    /// <exception cref="StoreException">The file or one of its lines cannot be read.</exception>
    public async Task<BeadLines> ReadAsync(CancellationToken cancellationToken) =>
        BeadLines.Read(await files.ReadAsync(paths.Beads, isNeeded: true, cancellationToken), paths.Beads);

    /// <summary>Makes the next content ready.</summary>
    public void Prepare(ReadOnlySpan<byte> content) => changes.Prepare(paths.Beads, content);

    /// <summary>Puts it in place unless the file is not what was read any more: writers that take no lock are noticed up to here, and not after.</summary>
    public Task<bool> ReplaceAsync(BeadLines read, CancellationToken cancellationToken) =>
        changes.ReplaceAsync(
            paths.Beads,
            async () =>
            {
                var found = await files.ReadAsync(paths.Beads, isNeeded: false, cancellationToken);
                return found.AsSpan().SequenceEqual(read.Bytes.Span);
            }
        );

    /// <summary>For an operator whose file is written to without end.</summary>
    public StoreException KeepsChanging() => FileSentences.KeepsChanging(paths.Beads);

    /// <summary>Forgets what was made ready.</summary>
    public void DropPrepared() => changes.DropPrepared(paths.Beads);
}
