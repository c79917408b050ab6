using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BeadsAutomation.Common.Files;

/// <summary>A file of certificates or of a key; looked into at start, so that a wrong one has a sentence. What it holds is read when it is needed.</summary>
internal static class PemFile
{
    /// <summary>The path, if certificates can be read from the file.</summary>
    /// <exception cref="FormatException">They cannot: the end of a sentence.</exception>
    public static string OfCertificates(string path) =>
        Checked(
            path,
            "CERTIFICATE",
            text =>
            {
                X509Certificate2Collection found = [];
                found.ImportFromPem(text);
                return found.Count > 0;
            }
        );

    /// <summary>The path, if an RSA key that is public can be read from the file.</summary>
    /// <exception cref="FormatException">It cannot: the end of a sentence.</exception>
    public static string OfPublicKey(string path) =>
        Checked(
            path,
            "PUBLIC KEY",
            text =>
            {
                using var key = RSA.Create();
                key.ImportFromPem(text);
                // One that holds the private half as well was taken from the server by mistake.
                return !text.Contains("PRIVATE KEY", StringComparison.Ordinal);
            }
        );

    private static string Checked(string path, string label, Func<string, bool> holds)
    {
        var text =
            TextFile.Read(path, folder: "/", out var reason)
            ?? throw new FormatException($"no file that can be read ({reason}): name a readable one in PEM form");
        try
        {
            if (holds(text))
            {
                return path;
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Said below.
        }
        throw new FormatException($"no file in PEM form with a {label}: it begins with -----BEGIN {label}-----");
    }
}
