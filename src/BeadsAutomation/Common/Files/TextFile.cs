namespace BeadsAutomation.Common.Files;

/// <summary>Small files that people write. Anything may stand at their paths: only a plain file is read, and none is waited for.</summary>
internal static class TextFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The text, or <see langword="null"/> and why not.</summary>
    /// <param name="named">The path as written.</param>
    /// <param name="folder">Where a relative path begins.</param>
    /// <param name="reason">Why not.</param>
    public static string? Read(string named, string folder, out string reason)
    {
        reason = "";
        if (named.Contains('\0', StringComparison.Ordinal))
        {
            reason = "no path holds a NUL";
            return null;
        }
        var path = Path.GetFullPath(named, folder);
        try
        {
            // Whoever mounts a file into a container mounts a link to it.
            using var file = PlainFile.Open(path, FileAccess.Read, FileShare.Read, followsLinks: true);
            if (file.Length <= MaxBytes)
            {
                using var text = new StreamReader(file);
                return text.ReadToEnd();
            }
            reason = "it is larger than 1 MiB";
        }
        catch (FileNotFoundException)
        {
            reason = "there is no such file";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = FileFaultException.Of(path, e).Reason;
        }
        return null;
    }
}
