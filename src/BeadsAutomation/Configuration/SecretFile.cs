namespace BeadsAutomation.Configuration;

/// <summary>A file that holds one secret and nothing else, as container platforms mount them.</summary>
internal static class SecretFile
{
    /// <summary>Its text without the line break that editors put at the end; <see langword="null"/> with a problem when it cannot be read.</summary>
    public static string? Read(string path, string folder, string writtenAs, List<string> problems)
    {
        if (TextFile.Read(path, folder, out var reason) is { } text)
        {
            return text.TrimEnd('\r', '\n');
        }
        problems.Add(
            $"{writtenAs} names {Printable.Line(path, 300)}, which cannot be read ({reason}): name a readable file that holds the secret alone."
        );
        return null;
    }
}
