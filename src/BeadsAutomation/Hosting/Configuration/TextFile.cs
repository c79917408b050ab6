namespace BeadsAutomation.Hosting.Configuration;

/// <summary>Small files that people write.</summary>
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
            if (!File.Exists(path))
            {
                reason = Directory.Exists(path) ? "it is a folder" : "there is no such file";
                return null;
            }
            if (FileFacts.Of(path) is { IsPlain: false })
            {
                reason = "it is no plain file";
                return null;
            }
            if (new FileInfo(path).Length <= MaxBytes)
            {
                return File.ReadAllText(path);
            }
            reason = "it is larger than 1 MiB";
        }
        catch (UnauthorizedAccessException)
        {
            reason = "permission denied";
        }
        catch (IOException e)
        {
            reason = Printable.Line(e.Message, 200);
        }
        return null;
    }
}
