using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>A server that takes encrypted connections only, with a certificate that nobody but SSL_CERT_FILE trusts, for the name localhost.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-tls-").FullName;
    private World _world = null!;
    private TestDatabase _database = null!;

    private string Certificate => Path.Combine(_folder, "certificate.pem");

    public async ValueTask InitializeAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        WriteCertificate(now.AddDays(-1), now.AddDays(1));
        var server = await TestServer.StartMariaDbAsync(
            $"--ssl-cert={Certificate}",
            $"--ssl-key={Path.Combine(_folder, "key.pem")}"
        );
        _world = await World.CreateAsync();
        _database = await TestDatabase.CreateAsync(server, 66);
        await _database.InsertBeadAsync(new BeadRow("code-1"));
        await _database.ExecuteAsync("set global require_secure_transport = 1");
        _world.As(server.Address with { Host = "localhost" });
        _world.Environment["BEADS_DOLT_SERVER_DATABASE"] = _database.Name;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.ExecuteAsync("set global require_secure_transport = 0");
        await _database.DisposeAsync();
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_way_to_connect_works_or_says_what_to_do()
    {
        (await TickAsync("off")).Refuses(3, "encrypted connections only", "BEADS_DOLT_SERVER_TLS");
        foreach (var verify in new[] { "verify-ca", "verify-full", "true" })
        {
            (await TickAsync(verify)).Refuses(3, "not trusted", "BEADS_DOLT_SERVER_TLS_CA", "localhost");
        }
        _world.Agent.Requests.ShouldBeEmpty();
        (await TickAsync("required")).With(0);
        _world.Agent.PostCount.ShouldBe(1);

        // The trusted certificates are read once in the life of a process.
        _world.Environment["SSL_CERT_FILE"] = Certificate;
        _world.Environment["BEADS_LOG_LEVEL"] = "warning";
        _world.Environment["BEADS_DOLT_SERVER_TLS"] = "verify-full";
        (await _world.TickAsync()).With(0);
        _world.Environment["BEADS_DOLT_SERVER_HOST"] = "127.0.0.1";
        (await _world.TickAsync()).With(3).Error.ShouldContain("not made for '127.0.0.1'");
        // Without a CA that is named the name counts here, too.
        _world.Environment["BEADS_DOLT_SERVER_TLS"] = "verify-ca";
        (await _world.TickAsync()).With(3).Error.ShouldContain("not made for '127.0.0.1'");

        // What the system trusts is no CA of this server where another is named.
        using var stranger = new TestAuthority(_folder, "stranger");
        _world.Environment["BEADS_DOLT_SERVER_TLS_CA"] = stranger.File;
        (await _world.TickAsync()).With(3).Error.ShouldContain("is not trusted");
        _world.Environment["BEADS_DOLT_SERVER_TLS_CA"] = Certificate;
        _world.Environment.Remove("SSL_CERT_FILE");
        (await _world.TickAsync()).With(0);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_refused_however_trusted_it_is()
    {
        var now = TimeProvider.System.GetUtcNow();
        WriteCertificate(now.AddDays(-2), now.AddDays(-1));
        await _database.ExecuteAsync("flush ssl");
        _world.Environment["SSL_CERT_FILE"] = Certificate;
        foreach (var verify in new[] { "verify-ca", "verify-full" })
        {
            _world.Environment["BEADS_DOLT_SERVER_TLS"] = verify;
            (await _world.TickAsync()).With(3).Error.ShouldContain("has expired");
        }
        _world.Agent.Requests.ShouldBeEmpty();
        (await TickAsync("required")).With(0);
    }

    [Fact]
    public async Task A_server_without_TLS_is_told()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_DOLT_SERVER_TLS"] = "required";
        await world.RefusedAsync("has no TLS", "BEADS_DOLT_SERVER_TLS");
    }

    private Task<Said> TickAsync(string tls)
    {
        _world.Environment["BEADS_DOLT_SERVER_TLS"] = tls;
        return _world.TickHereAsync();
    }

    private void WriteCertificate(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(from, until);
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
