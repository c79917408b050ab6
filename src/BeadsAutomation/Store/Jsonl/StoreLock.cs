namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// Keeps writers apart, and readers from a moment between two files. The system releases it when the process ends, however it ends.
/// Whoever does not take it, an editor for instance, is not kept apart.
/// </summary>
internal sealed class StoreLock(StorePaths paths, FileChanges changes, PatientFiles files)
{
    /// <summary>For a writer: alone.</summary>
    public Task<FileStream> TakeAloneAsync(CancellationToken cancellationToken) =>
        files.OpenAsync(paths.Lock, changes.OpenLock, cancellationToken);

    /// <summary>For a reader: with other readers. There is nothing to take where nobody ever wrote.</summary>
    public Task<FileStream?> TakeTogetherAsync(CancellationToken cancellationToken) =>
        files.OpenIfThereAsync(
            paths.Lock,
            () => PlainFile.Open(paths.Lock, FileAccess.Read, FileShare.Read),
            cancellationToken
        );
}
