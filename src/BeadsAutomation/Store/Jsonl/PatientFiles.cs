namespace BeadsAutomation.Store.Jsonl;

/// <summary>Opens and reads files that others may have locked for a moment.</summary>
internal sealed class PatientFiles(TimeProvider time)
{
    /// <summary>A file larger than this is not for a store that reads it whole.</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Opens a file, and tries again while others hold it, until patience ends.</summary>
    /// <exception cref="StoreException">It cannot be opened at all, or not in time.</exception>
    public async Task<T> OpenAsync<T>(string path, Func<T> open, CancellationToken cancellationToken)
    {
        try
        {
            return await HeldFile.OpenAsync(open, Patience, time, cancellationToken);
        }
        catch (IOException e) when (HeldFile.IsHeld(e))
        {
            throw FileSentences.Held(path, Patience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileSentences.Unusable(path, e);
        }
    }

    /// <summary>The same for a file that may be missing.</summary>
    public Task<T?> OpenIfThereAsync<T>(string path, Func<T> open, CancellationToken cancellationToken)
        where T : class =>
        OpenAsync(path, () => FileFacts.At(path).Kind == FileKind.Missing ? null : open(), cancellationToken);

    /// <summary>The whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNeeded">Whether it has to be there; else a missing file is an empty one.</param>
    /// <param name="cancellationToken">Give up.</param>
    public async Task<byte[]> ReadAsync(string path, bool isNeeded, CancellationToken cancellationToken) =>
        isNeeded
            ? await OpenAsync(path, () => Read(path), cancellationToken)
            : await OpenIfThereAsync(path, () => Read(path), cancellationToken) ?? [];

    private static byte[] Read(string path)
    {
        using var file = PlainFile.Open(path, FileAccess.Read);
        var length = file.Length;
        if (length > MaxBytes)
        {
            throw FileSentences.TooLarge(path, MaxBytes);
        }
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
