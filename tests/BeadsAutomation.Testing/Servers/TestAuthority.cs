using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BeadsAutomation.Testing.Servers;

/// <summary>A CA of the test's own, with its files in one folder.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _root;
    private readonly string _folder;

    /// <param name="folder">Where files are written.</param>
    /// <param name="name">What it calls itself, and its file.</param>
    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        var request = Request(name, _key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(10));
        File = Path.Combine(folder, $"{name}.pem");
        System.IO.File.WriteAllText(File, _root.ExportCertificatePem());
    }

    /// <summary>The file of its own certificate.</summary>
    public string File { get; }

    /// <summary>A certificate for a server with these names and addresses, valid from and to so many days from now.</summary>
    public X509Certificate2 Issue(IEnumerable<string> names, int from = -1, int until = 1)
    {
        using var key = RSA.Create(2048);
        var request = Request("server", key);
        var all = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                all.AddIpAddress(address);
            }
            else
            {
                all.AddDnsName(name);
            }
        }
        request.CertificateExtensions.Add(all.Build());
        var serial = Encoding.ASCII.GetBytes(new Entropy().NewToken()[..8]);
        using var issued = request.Create(_root, Now.AddDays(from), Now.AddDays(until), serial);
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Writes a certificate and its key where a server looks for them.</summary>
    public (string Certificate, string Key) Write(X509Certificate2 certificate, string name)
    {
        var files = (Path.Combine(_folder, $"{name}.crt"), Path.Combine(_folder, $"{name}.key"));
        System.IO.File.WriteAllText(files.Item1, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(files.Item2, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return files;
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CertificateRequest Request(string name, RSA key) =>
        new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
