using System.Security.Cryptography;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>A password of <c>caching_sha2_password</c> where there is no TLS: under the key that is named, or on this machine, and nowhere else.</summary>
public sealed class ServerKeyTests : IDisposable
{
    private readonly KeyServer _server = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("beads-key-").FullName;

    /// <summary>Whether the server is reached on this machine alone, whose key is named, and the fault.</summary>
    public static TheoryData<bool, string?, string?> Keys =>
        new()
        {
            { true, null, null },
            { false, null, nameof(DatabaseFault.KeyWithoutTls) },
            { true, "the server's", null },
            { false, "the server's", null },
            { true, "another's", nameof(DatabaseFault.Credentials) },
            { false, "another's", nameof(DatabaseFault.Credentials) },
            { true, "none at all", nameof(DatabaseFault.KeyWithoutTls) },
            { false, "none at all", nameof(DatabaseFault.KeyWithoutTls) },
        };

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_password_goes_out_under_the_key_that_is_named_or_else_on_this_machine_only(
        bool isLoopback,
        string? key,
        string? fault
    )
    {
        Assert.SkipWhen(!isLoopback && KeyServer.OpenAddress is null, "This machine has no address but its own.");
        var options = new BeadsOptions
        {
            Host = isLoopback ? "127.0.0.1" : KeyServer.OpenAddress!,
            Port = _server.Port,
            Password = _server.Password,
            ServerKeyFile = FileOf(key),
        };

        var failure = await TryAsync(options);

        (failure?.Fault.ToString()).ShouldBe(fault, failure?.Message);
        (failure is null).ShouldBe(fault is null);
        _server.Passwords.ShouldBe(fault is null ? 1 : 0);
        if (failure is not null)
        {
            var sentence = new FailureSentences(options).Of(failure).Message;
            sentence.ShouldContain("BEADS_DOLT_SERVER_KEY");
            sentence.ShouldNotContain(_server.Password);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_refused_under_the_right_key()
    {
        var failure = await TryAsync(
            new BeadsOptions
            {
                Host = "127.0.0.1",
                Port = _server.Port,
                Password = "not it",
                ServerKeyFile = FileOf("the server's"),
            }
        );

        failure.ShouldNotBeNull().Fault.ShouldBe(DatabaseFault.Credentials);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_TLS_no_key_is_needed(bool isLoopback)
    {
        Assert.SkipWhen(!isLoopback && KeyServer.OpenAddress is null, "This machine has no address but its own.");
        var host = isLoopback ? "127.0.0.1" : KeyServer.OpenAddress!;
        using var authority = new TestAuthority(_folder, "authority");
        using var certificate = authority.Issue([host]);
        using var server = new KeyServer { Certificate = certificate };

        var failure = await TryAsync(
            new BeadsOptions
            {
                Host = host,
                Port = server.Port,
                Password = server.Password,
                Tls = TlsMode.VerifyFull,
                TlsCaFile = authority.File,
            }
        );

        failure.ShouldBeNull();
        server.Passwords.ShouldBe(1);
    }

    private string? FileOf(string? key)
    {
        if (key is null)
        {
            return null;
        }
        using var other = RSA.Create(2048);
        var file = Path.Combine(_folder, "key.pem");
        File.WriteAllText(
            file,
            key switch
            {
                "the server's" => _server.PublicKey,
                "another's" => other.ExportSubjectPublicKeyInfoPem(),
                _ => "no key",
            }
        );
        return file;
    }

    private static async Task<DatabaseException?> TryAsync(BeadsOptions options)
    {
        await using var session = new DatabaseSession(new Driver(options), TimeProvider.System);
        try
        {
            await session.BeginAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (DatabaseException e)
        {
            return e;
        }
    }
}
