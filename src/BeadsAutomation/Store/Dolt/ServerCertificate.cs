using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.Hosting;
using MySqlConnector;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// Why the driver did not trust a server's certificate, which it does not say itself. The server is asked once more for it alone: this
/// connection is given up at the certificate, whatever it is, so that nothing is ever sent over it.
/// </summary>
/// <param name="options">The mode and the CA file.</param>
internal sealed class ServerCertificate(BeadsOptions options)
{
    /// <summary>The failure with its reason.</summary>
    /// <param name="server">Name or address, as it was tried.</param>
    /// <param name="refused">What the driver said.</param>
    public async Task<DatabaseException> ExplainAsync(string server, Exception refused)
    {
        var reason = (Fault: DatabaseFault.CertificateUntrusted, Detail: "it was refused");
        await using var connection = new MySqlConnection(
            new MySqlConnectionStringBuilder
            {
                Server = server,
                Port = (uint)options.Port,
                SslMode = MySqlSslMode.Required,
                Pooling = false,
                ConnectionTimeout = 3,
            }.ConnectionString
        );
        connection.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            using var seen = certificate is null ? null : new X509Certificate2(certificate);
            reason = seen is null ? (DatabaseFault.CertificateUntrusted, "there is none") : Judge(seen, errors);
            return false;
        };
        try
        {
            await connection.OpenAsync();
        }
        catch (Exception e) when (e is MySqlException or InvalidOperationException or CryptographicException)
        {
            // As it must end; the reason was found on the way.
        }
        return new DatabaseException(reason.Fault, 0, ServerText.Printable(reason.Detail), refused);
    }

    private (DatabaseFault, string) Judge(X509Certificate2 certificate, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (options.TlsCaFile is { } file)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        }
        var isTrusted = chain.Build(certificate);
        var dates =
            $"it is valid from {Stamp.Of(certificate.NotBefore.ToUniversalTime())} to {Stamp.Of(certificate.NotAfter.ToUniversalTime())}";
        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? (DatabaseFault.CertificateExpired, dates)
            : !isTrusted ? (DatabaseFault.CertificateUntrusted, $"it was issued by '{certificate.Issuer}'")
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? (DatabaseFault.CertificateName, $"it is for {Names(certificate)}")
            : (DatabaseFault.CertificateUntrusted, "it was refused");
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate
            .Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString())))
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.Subject;
    }
}
