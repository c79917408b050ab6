using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>What each TLS mode makes of each certificate, and of a server that has none. A failure is told in the operator's sentence.</summary>
public sealed class TlsTests(TlsServer tls) : IClassFixture<TlsServer>
{
    private const string Connects = "";
    private const string Untrusted = "is not trusted";
    private const string OtherName = "is not made for 'localhost' (it is for db.example)";
    private const string OutOfTime = "has expired, or is not valid yet (that of 'CN=server' is valid from ";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Certificate, whose CA is named, and what verify-ca and verify-full say.</summary>
    public static TheoryData<string, string?, string, string> Certificates =>
        new()
        {
            { "good", "authority", Connects, Connects },
            { "good", "stranger", Untrusted, Untrusted },
            { "good", null, Untrusted, Untrusted },
            { "other name", "authority", Connects, OtherName },
            { "other name", "stranger", Untrusted, Untrusted },
            { "other name", null, Untrusted, Untrusted },
            { "expired", "authority", OutOfTime, OutOfTime },
            { "expired", "stranger", Untrusted, Untrusted },
            { "expired", null, Untrusted, Untrusted },
            { "not yet", "authority", OutOfTime, OutOfTime },
            { "not yet", "stranger", Untrusted, Untrusted },
            { "not yet", null, Untrusted, Untrusted },
            { "foreign", "authority", Untrusted, Untrusted },
            { "foreign", "stranger", Connects, Connects },
            { "foreign", null, Untrusted, Untrusted },
            { "foreign and expired", "authority", Untrusted, Untrusted },
            { "foreign and expired", "stranger", OutOfTime, OutOfTime },
            { "foreign and expired", null, Untrusted, Untrusted },
        };

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task Each_mode_is_what_it_says(string certificate, string? ca, string verifyCa, string verifyFull)
    {
        await tls.ShowAsync(certificate);

        (await SaidAsync(Options(TlsMode.Off, null))).ShouldBe("off");
        (await SaidAsync(Options(TlsMode.Required, null))).ShouldBe("encrypted");
        ShouldSay(await SaidAsync(Options(TlsMode.VerifyCa, ca)), verifyCa);
        ShouldSay(await SaidAsync(Options(TlsMode.VerifyFull, ca)), verifyFull);
    }

    [Theory]
    [InlineData(TlsMode.Required)]
    [InlineData(TlsMode.VerifyCa)]
    [InlineData(TlsMode.VerifyFull)]
    public async Task A_server_without_TLS_is_not_spoken_to_in_plain_text(TlsMode mode)
    {
        var plain = await TestServer.GetAsync();

        var said = await SaidAsync(plain.Address.ApplyTo(Options(mode, "authority"), "mysql"));

        said.ShouldContain("has no TLS, and this connection must be encrypted");
        (await SaidAsync(plain.Address.ApplyTo(Options(TlsMode.Off, null), "mysql"))).ShouldBe("off");
    }

    [Fact]
    public async Task A_server_that_takes_encrypted_connections_only_says_so()
    {
        await tls.ShowAsync("good");
        await tls.Server.ExecuteAsync("set global require_secure_transport = 1");
        try
        {
            (await SaidAsync(Options(TlsMode.Off, null))).ShouldContain("takes encrypted connections only");
            (await SaidAsync(Options(TlsMode.VerifyFull, "authority"))).ShouldBe("encrypted");
        }
        finally
        {
            await using var session = Session(Options(TlsMode.Required, null));
            await session.ExecuteAsync(new SqlText("end", "set global require_secure_transport = 0"), None);
        }
    }

    [Fact]
    public async Task A_CA_file_is_read_for_each_connection_and_one_that_has_gone_trusts_nobody()
    {
        await tls.ShowAsync("good");
        var options = Options(TlsMode.VerifyFull, "authority");
        var file = Path.GetTempFileName();
        var driver = new Driver(options with { TlsCaFile = file });

        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(options.TlsCaFile!, None), None);
        await (await driver.OpenAsync()).DisposeAsync();
        File.Delete(file);
        var failure = await Should.ThrowAsync<DatabaseException>(driver.OpenAsync);

        failure.Fault.ShouldBe(DatabaseFault.CertificateUntrusted);
        failure.Message.ShouldContain("cannot be read");
    }

    [Theory]
    [InlineData("good", null)]
    [InlineData("foreign", "authority")]
    [InlineData("other name", "authority")]
    [InlineData("expired", "authority")]
    [InlineData("not yet", "authority")]
    public async Task Nothing_goes_out_to_a_server_whose_certificate_is_refused(string certificate, string? ca)
    {
        using var server = new KeyServer { Certificate = tls[certificate], Password = "s3cret" };
        var options = Options(TlsMode.VerifyFull, ca) with { Port = server.Port, Password = "s3cret" };

        (await SaidAsync(options)).ShouldStartWith("the certificate of the database server");
        await server.Ended;

        (server.LogIns, server.Passwords).ShouldBe((0, 0));
        // The very same server gets it from whoever does not ask.
        await using var session = Session(options with { Tls = TlsMode.Required });
        await session.BeginAsync(None);
        (server.LogIns, server.Passwords).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_update_that_changes_nothing_counts_nothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(tls.Server);
        await database.ExecuteAsync("create table rows_seen (id int primary key, word varchar(9))");
        await database.ExecuteAsync("insert into rows_seen values (1, 'same')");
        await using var session = Session(Options(TlsMode.Off, null) with { Database = database.Name });

        (await session.ExecuteAsync(Update("same"), None)).ShouldBe(0);
        (await session.ExecuteAsync(Update("other"), None)).ShouldBe(1);

        static SqlText Update(string word) => new("update", $"update rows_seen set word = '{word}' where id = 1");
    }

    private BeadsOptions Options(TlsMode mode, string? ca) =>
        (tls.Server.Address with { Host = "localhost" }).ApplyTo(new BeadsOptions(), "mysql") with
        {
            Tls = mode,
            TlsCaFile = ca switch
            {
                null => null,
                "authority" => tls.Authority.File,
                _ => tls.Stranger.File,
            },
        };

    private static DatabaseSession Session(BeadsOptions options) => new(new Driver(options), TimeProvider.System);

    /// <summary>Whether the connection is encrypted, or the operator's sentence.</summary>
    private static async Task<string> SaidAsync(BeadsOptions options)
    {
        await using var session = Session(options);
        try
        {
            var cipher = new SqlText(
                "cipher",
                "select count(*) from information_schema.session_status where variable_name = 'Ssl_cipher' and variable_value <> ''"
            );
            return (await session.CountAsync(cipher)).Single() == 1 ? "encrypted" : "off";
        }
        catch (DatabaseException e)
        {
            var sentence = new FailureSentences(options).Of(e).Message;
            sentence.ShouldNotContain(options.Password);
            return sentence;
        }
    }

    private static void ShouldSay(string said, string expected)
    {
        if (expected == Connects)
        {
            said.ShouldBe("encrypted");
        }
        else
        {
            said.ShouldContain(expected);
        }
    }
}
