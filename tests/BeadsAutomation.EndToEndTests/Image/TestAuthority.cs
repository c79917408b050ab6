using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>A certificate authority of one test, and the certificate for localhost that it has signed, as files.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TestAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-authority-").FullName;

    public TestAuthority()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var ownKey = RSA.Create(2048);
        var own = Request("CN=Authority of a test", ownKey);
        own.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        own.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(own.PublicKey, false));
        using var authority = own.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        using var key = RSA.Create(2048);
        var request = Request("CN=localhost", key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);

        System.IO.File.WriteAllText(File, authority.ExportCertificatePem());
        System.IO.File.WriteAllText(ServerFile, server.ExportCertificatePem());
        System.IO.File.WriteAllText(ServerKeyFile, key.ExportPkcs8PrivateKeyPem());
        // A Secret in a pod can be read by the pod's user.
        System.IO.File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>The authority's own certificate.</summary>
    public string File => Path.Combine(_folder, "ca.pem");

    public string ServerFile => Path.Combine(_folder, "server.pem");

    public string ServerKeyFile => Path.Combine(_folder, "server-key.pem");

    public X509Certificate2 LoadServer() => X509Certificate2.CreateFromPemFile(ServerFile, ServerKeyFile);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CertificateRequest Request(string name, RSA key) =>
        new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
