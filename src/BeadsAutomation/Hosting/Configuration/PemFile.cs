using System.Security.Cryptography;

namespace BeadsAutomation.Hosting.Configuration;

/// <summary>A file of certificates or keys, which the driver reads itself; looked into at start, so that a wrong one has a sentence.</summary>
internal static class PemFile
{
    /// <summary>The path, if the file holds something with that label.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">CERTIFICATE or PUBLIC KEY.</param>
    /// <exception cref="FormatException">It cannot be read, or holds none: the end of a sentence.</exception>
    public static string Checked(string path, string label)
    {
        var text =
            TextFile.Read(path, folder: "/", out var reason)
            ?? throw new FormatException($"no file that can be read ({reason}): name a readable one in PEM form");
        return Holds(text, label)
            ? path
            : throw new FormatException($"no file in PEM form with a {label}: it begins with -----BEGIN {label}-----");
    }

    private static bool Holds(ReadOnlySpan<char> text, string label)
    {
        while (PemEncoding.TryFind(text, out var found))
        {
            if (text[found.Label].EndsWith(label, StringComparison.Ordinal))
            {
                return true;
            }
            text = text[found.Location.End..];
        }
        return false;
    }
}
