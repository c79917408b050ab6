using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.Tests.Configuration;

namespace BeadsAutomation.Tests.Common;

/// <summary>The files of a CA and of a server's key are looked into at start: a wrong one is a sentence and no connection.</summary>
public sealed class PemFileTests : IDisposable
{
    private const string NoCertificate =
        "no file in PEM form with a CERTIFICATE: it begins with -----BEGIN CERTIFICATE-----.";

    private const string NoKey = "no file in PEM form with a PUBLIC KEY: it begins with -----BEGIN PUBLIC KEY-----.";

    private const string Unreadable = "no file that can be read";

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    /// <summary>What the file holds, and what is said of it as a CA and as a key.</summary>
    public static TheoryData<string, string?, string?> Files =>
        new()
        {
            { "certificate", null, NoKey },
            { "two certificates", null, NoKey },
            { "public key", NoCertificate, null },
            { "public key in its older form", NoCertificate, null },
            { "private key", NoCertificate, NoKey },
            { "key of another kind", NoCertificate, NoKey },
            { "words", NoCertificate, NoKey },
            { "nothing", NoCertificate, NoKey },
            { "a certificate that was cut", NoCertificate, NoKey },
            { "missing", Unreadable, Unreadable },
            { "folder", Unreadable, Unreadable },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_a_CA_or_a_key_or_is_refused_at_start(string content, string? asCa, string? asKey)
    {
        var file = Write(content);
        _home.Set("BEADS_DOLT_SERVER_TLS", "verify-ca");

        Judge(Problems(_home.Set("BEADS_DOLT_SERVER_TLS_CA", file)), "BEADS_DOLT_SERVER_TLS_CA", file, asCa);
        _home.Set("BEADS_DOLT_SERVER_TLS_CA", "");
        Judge(Problems(_home.Set("BEADS_DOLT_SERVER_KEY", file)), "BEADS_DOLT_SERVER_KEY", file, asKey);
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("required", false)]
    [InlineData("verify-ca", true)]
    [InlineData("verify-full", true)]
    [InlineData("true", true)]
    public void A_CA_that_nobody_would_ask_is_refused(string tls, bool isAsked)
    {
        _home.Set("BEADS_DOLT_SERVER_TLS", tls).Set("BEADS_DOLT_SERVER_TLS_CA", Write("certificate"));

        Problems(_home)
            .ShouldBe(
                isAsked
                    ? []
                    :
                    [
                        "BEADS_DOLT_SERVER_TLS_CA names a CA, and BEADS_DOLT_SERVER_TLS does not ask for a certificate of it: set it to verify-ca or verify-full.",
                    ]
            );
    }

    private static void Judge(IReadOnlyList<string> problems, string name, string file, string? expected)
    {
        if (expected is null)
        {
            problems.ShouldBeEmpty();
            return;
        }
        problems.ShouldHaveSingleItem().ShouldStartWith($"{name} is '{file}', which is {expected}");
    }

    private string Write(string content)
    {
        if (content is "missing" or "folder")
        {
            return content is "folder" ? _home.Folder : Path.Combine(_home.Folder, "none.pem");
        }
        using var key = RSA.Create(2048);
        using var curve = ECDsa.Create();
        var certificate = Certificate(key);
        return _home.Write(
            "some.pem",
            content switch
            {
                "certificate" => certificate,
                "two certificates" => $"{certificate}\n{certificate}\n",
                "public key" => key.ExportSubjectPublicKeyInfoPem(),
                "public key in its older form" => key.ExportRSAPublicKeyPem(),
                "private key" => key.ExportPkcs8PrivateKeyPem(),
                "key of another kind" => curve.ExportSubjectPublicKeyInfoPem(),
                "words" => "the certificate is in the safe",
                "a certificate that was cut" => certificate[..400],
                _ => "",
            }
        );
    }

    private static string Certificate(RSA key)
    {
        var request = new CertificateRequest("CN=ca", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    private static IReadOnlyList<string> Problems(TemporaryHome home)
    {
        try
        {
            var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
            SettingsReader.Read(nothing, null, home.ProcessEnvironment, new BeadsOptions());
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Problems;
        }
    }
}
