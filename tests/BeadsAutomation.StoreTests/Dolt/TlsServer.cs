using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>A private MariaDB with TLS, whose certificate changes while it runs, and the CAs of the test.</summary>
public sealed class TlsServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-tls-").FullName;
    private readonly Dictionary<string, X509Certificate2> _certificates = new(StringComparer.Ordinal);

    public TlsServer()
    {
        Authority = new TestAuthority(_folder, "authority");
        Stranger = new TestAuthority(_folder, "stranger");
        string[] here = ["localhost", "127.0.0.1"];
        _certificates["good"] = Authority.Issue(here);
        _certificates["other name"] = Authority.Issue(["db.example"]);
        _certificates["expired"] = Authority.Issue(here, from: -3, until: -2);
        _certificates["not yet"] = Authority.Issue(here, from: 2, until: 3);
        _certificates["foreign"] = Stranger.Issue(here);
        _certificates["foreign and expired"] = Stranger.Issue(here, from: -3, until: -2);
    }

    /// <summary>Who issued all but the foreign ones.</summary>
    public TestAuthority Authority { get; }

    /// <summary>Who issued the foreign ones.</summary>
    public TestAuthority Stranger { get; }

    public TestServer Server { get; private set; } = null!;

    /// <summary>One of the certificates.</summary>
    public X509Certificate2 this[string name] => _certificates[name];

    /// <summary>From now on it shows this certificate.</summary>
    public async Task ShowAsync(string name)
    {
        Authority.Write(_certificates[name], "server");
        await Server.ExecuteAsync("flush ssl");
    }

    public async ValueTask InitializeAsync()
    {
        var (certificate, key) = Authority.Write(_certificates["good"], "server");
        Server = await TestServer.StartMariaDbAsync($"--ssl-cert={certificate}", $"--ssl-key={key}");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var certificate in _certificates.Values)
        {
            certificate.Dispose();
        }
        Authority.Dispose();
        Stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
