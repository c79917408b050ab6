using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// Judges a server's certificate while the encryption is set up, before anything is sent over it. A CA that is named is the only one that
/// counts: what the system trusts besides is no CA of this server. The name is that of the settings, whichever of its addresses answers.
/// </summary>
/// <param name="options">The mode, the host and the CA file.</param>
internal sealed class ServerCertificate(BeadsOptions options)
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    /// <summary>Why it was refused; <see langword="null"/> as long as it was not.</summary>
    public (DatabaseFault Fault, string Detail)? Refusal { get; private set; }

    // Of all that the system trusts anybody can have a certificate for a name of their own.
    private bool NameCounts => options.Tls == TlsMode.VerifyFull || options.TlsCaFile is null;

    /// <summary>The verdict, in the form in which the encryption asks for it.</summary>
#pragma warning disable IDE0060 // The form is given.
    public bool IsAccepted(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
#pragma warning restore IDE0060
    {
        if (options.Tls == TlsMode.Required)
        {
            return true;
        }
        var refusal = certificate is null
            ? (DatabaseFault.CertificateUntrusted, "there is none")
            : Judge(certificate, sent);
        Refusal = refusal is { } why ? (why.Item1, ServerText.Printable(why.Item2)) : null;
        return Refusal is null;
    }

    private (DatabaseFault, string)? Judge(X509Certificate certificate, X509Chain? sent)
    {
        using var seen = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // An address that an unknown certificate names is nothing to be asked.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForServers));
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }
        if (!TakeCa(chain.ChainPolicy))
        {
            return (DatabaseFault.CertificateUntrusted, "the file of the CA cannot be read any more");
        }
        return !chain.Build(seen) ? Doubt(seen, chain)
            : NameCounts && !seen.MatchesHostname(options.Host)
                ? (DatabaseFault.CertificateName, $"it is for {Names(seen)}")
            : null;
    }

    // Read for each connection: whoever renews the file starts nothing anew.
    private bool TakeCa(X509ChainPolicy policy)
    {
        if (options.TlsCaFile is not { } file)
        {
            return true;
        }
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
        return policy.CustomTrustStore.Count > 0;
    }

    /// <summary>A date that is wrong counts where nothing else is: of a stranger it does not matter.</summary>
    private static (DatabaseFault, string) Doubt(X509Certificate2 seen, X509Chain chain)
    {
        // The system trusts no root that is out of its dates.
        var allowed = chain.ChainElements[^1].ChainElementStatus.Any(s => s.Status == X509ChainStatusFlags.NotTimeValid)
            ? X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.UntrustedRoot
            : X509ChainStatusFlags.NotTimeValid;
        var others = chain.ChainStatus.Any(s => (s.Status & ~allowed) != X509ChainStatusFlags.NoError);
        var outOfTime = chain.ChainElements.FirstOrDefault(e =>
            e.ChainElementStatus.Any(s => s.Status == X509ChainStatusFlags.NotTimeValid)
        );
        if (others || outOfTime is null)
        {
            return (DatabaseFault.CertificateUntrusted, $"it was issued by '{seen.Issuer}'");
        }
        var (from, until) = (outOfTime.Certificate.NotBefore, outOfTime.Certificate.NotAfter);
        return (
            DatabaseFault.CertificateExpired,
            $"that of '{outOfTime.Certificate.Subject}' is valid from {Stamp.Of(from.ToUniversalTime())} to {Stamp.Of(until.ToUniversalTime())}"
        );
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
