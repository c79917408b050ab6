using BeadsAutomation.Hosting;

namespace BeadsAutomation.Store.Jsonl.Files;

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

    /// <summary>The whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNeeded">Whether it has to be there; else a missing file is an empty one.</param>
    /// <param name="cancellationToken">Give up.</param>
    public Task<byte[]> ReadAsync(string path, bool isNeeded, CancellationToken cancellationToken) =>
        OpenAsync(path, () => isNeeded || File.Exists(path) ? Read(path) : [], cancellationToken);

    private static byte[] Read(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > MaxBytes)
        {
            throw FileSentences.TooLarge(path, MaxBytes);
        }
        var bytes = new byte[length];
        var read = 0;
        for (var more = -1; more != 0 && read < bytes.Length; read += more)
        {
            more = RandomAccess.Read(file, bytes.AsSpan(read), read);
        }
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
