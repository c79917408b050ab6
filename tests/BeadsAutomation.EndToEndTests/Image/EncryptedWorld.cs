using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>A database server, an agent and a webhook that all speak TLS only, with certificates of one authority that nobody knows.</summary>
[SupportedOSPlatform("linux")]
internal sealed class EncryptedWorld : IAsyncDisposable
{
    // Refused without encryption; the test itself comes as another.
    private const string User = "encrypted";

    private readonly TlsFront _agent;
    private readonly TlsFront _webhook;
    private readonly X509Certificate2 _certificate;

    private EncryptedWorld(World world, WebhookDouble webhook, TestAuthority authority)
    {
        (World, Webhook, Authority) = (world, webhook, authority);
        _certificate = authority.LoadServer();
        _agent = new TlsFront(world.Agent.BeadBoardUrl, _certificate);
        _webhook = new TlsFront(webhook.Url, _certificate);
        world.As(world.Database.Server.Address with { Host = "localhost", User = User });
        world.Environment["BEADS_DOLT_SERVER_TLS"] = "verify-ca";
        world.Environment["BEADBOARD_URL"] = _agent.Url.ToString();
        world.Environment["BEADS_NOTIFY_URL"] = _webhook.Url.ToString();
    }

    public World World { get; }

    public WebhookDouble Webhook { get; }

    public TestAuthority Authority { get; }

    /// <summary>The folder with the authority's file, mounted as a Secret is.</summary>
    public (string From, string To) AuthorityAt(string path) => (Path.GetDirectoryName(Authority.File)!, path);

    public static async Task<EncryptedWorld> CreateAsync()
    {
        var authority = new TestAuthority();
        var server = await TestServer.StartMariaDbAsync(
            $"--ssl-ca={authority.File}",
            $"--ssl-cert={authority.ServerFile}",
            $"--ssl-key={authority.ServerKeyFile}"
        );
        var password = server.Address.Password;
        await server.ExecuteAsync($"create user '{User}'@'127.0.0.1' identified by '{password}' require ssl");
        await server.ExecuteAsync($"grant all on *.* to '{User}'@'127.0.0.1'");
        return new EncryptedWorld(await World.CreateAsync(server: server), await WebhookDouble.StartAsync(), authority);
    }

    public async ValueTask DisposeAsync()
    {
        _agent.Dispose();
        _webhook.Dispose();
        await Webhook.DisposeAsync();
        await World.DisposeAsync();
        _certificate.Dispose();
        Authority.Dispose();
    }
}
