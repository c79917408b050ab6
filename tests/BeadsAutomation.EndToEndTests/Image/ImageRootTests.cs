using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>The programs with nothing around them but what the image holds.</summary>
[SupportedOSPlatform("linux")]
public sealed class ImageRootTests(ImageRoot root) : IClassFixture<ImageRoot>
{
    private const string Reaper = "/app/beads-reaper";
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";
    private const string Mounted = "/run/secrets";

    // This machine's, for one run beside the image: it has none of its own.
    private static readonly (string, string) Tools = ("/usr/bin", Mounted);

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void It_holds_both_programs_the_licences_and_no_shell()
    {
        root.Require();
        Directory
            .EnumerateFileSystemEntries(Path.Combine(root.Folder, "app"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["LICENSE", "THIRD-PARTY-NOTICES", Product.Dispatcher, Product.Reaper]);
        Directory.EnumerateFileSystemEntries(Path.Combine(root.Folder, "bin")).ShouldBeEmpty();
        LastStage.User.ShouldBe("1654");
    }

    [Fact]
    public async Task Database_agent_and_webhook_are_reached_by_TLS_alone_under_an_authority_that_SSL_CERT_FILE_names()
    {
        root.Require();
        await using var encrypted = await EncryptedWorld.CreateAsync();
        encrypted.World.Environment["SSL_CERT_FILE"] = $"{Mounted}/ca.pem";

        await SendAndGiveUpAsync(encrypted, encrypted.AuthorityAt(Mounted));
    }

    [Fact]
    public async Task A_file_of_the_database_s_own_authority_is_enough_for_the_database()
    {
        root.Require();
        await using var encrypted = await EncryptedWorld.CreateAsync();
        var world = encrypted.World;
        await world.PutAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_DOLT_SERVER_TLS_CA"] = $"{Mounted}/ca.pem";
        world.Environment["BEADBOARD_URL"] = world.Agent.BeadBoardUrl.ToString();

        (await root.RunAsync(world.Environment, [encrypted.AuthorityAt(Mounted)], LastStage.Command)).With(0);

        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_authorities_of_the_image_are_trusted_without_a_word()
    {
        root.Require();
        await using var encrypted = await EncryptedWorld.CreateAsync();
        var bundle = Path.Combine(Path.GetDirectoryName(encrypted.Authority.File)!, "bundle.pem");
        await File.WriteAllTextAsync(
            bundle,
            await File.ReadAllTextAsync(root.Folder + Bundle, Stop)
                + await File.ReadAllTextAsync(encrypted.Authority.File, Stop),
            Stop
        );

        await SendAndGiveUpAsync(encrypted, (bundle, Bundle));
    }

    [Fact]
    public async Task An_authority_that_nobody_named_is_refused_by_database_and_agent()
    {
        root.Require();
        await using var encrypted = await EncryptedWorld.CreateAsync();
        var world = encrypted.World;
        await world.PutAsync(new BeadRow("bd-1"));

        (await root.RunAsync(world.Environment, [], LastStage.Command)).With(3).Error.ShouldContain("not trusted");
        world.Environment["BEADS_DOLT_SERVER_TLS"] = "required";
        (await root.RunAsync(world.Environment, [], LastStage.Command)).With(4).Error.ShouldContain("certificate");

        world.Agent.Requests.ShouldBeEmpty();
        (await world.StatusAsync("bd-1")).ShouldBe("open");
    }

    [Fact]
    public async Task SIGTERM_to_process_1_lets_it_settle_the_bead_in_hand_and_ends_it_with_143()
    {
        root.Require();
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("bd-2"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Dispatch = AgentReply.Accepted("j-1").When(gate.Task);

        await using var tick = await root.StartAsync(world.Environment, [], LastStage.Command);
        await world.Agent.NextPostAsync(Stop);
        (await tick.IdOfChildInItsNamespaceAsync()).ShouldBe(1);
        await tick.TerminateChildAsync();
        await tick.SaysAsync("asked to stop");
        gate.SetResult();
        (await tick.EndAsync()).With(143).Out.ShouldContain("dispatched bd-1 as job j-1");

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=j-1"]);
        (await world.StatusAsync("bd-2")).ShouldBe("open");
    }

    [Fact]
    public async Task Its_root_cannot_be_written_and_no_run_needs_to()
    {
        root.Require();
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));

        (await root.RunAsync(Nothing, [Tools], $"{Mounted}/touch", "/tmp/new"))
            .With(1)
            .Error.ShouldContain("Read-only file system");
        (await root.RunAsync(world.Environment, [], LastStage.Command)).With(0);
        (await root.RunAsync(world.Environment, [], Reaper)).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
    }

    /// <summary>The programs themselves tell time in UTC; a zone is for whoever asks libc.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "CET +0100", "CEST +0200")]
    [InlineData("America/New_York", "EST -0500", "EDT -0400")]
    public async Task A_time_zone_is_found_by_its_name(string zone, string winter, string summer)
    {
        root.Require();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = zone };
        var said = new List<string>();
        foreach (var day in new[] { "2026-01-15", "2026-07-15" })
        {
            var date = await root.RunAsync(environment, [Tools], $"{Mounted}/date", "-d", day, "+%Z %z");
            said.Add(date.With(0).Out.Trim());
        }

        said.ShouldBe([winter, summer]);
    }

    /// <summary>A bead is sent; half an hour later the reaper gives it up and tells.</summary>
    private async Task SendAndGiveUpAsync(EncryptedWorld encrypted, params (string, string)[] mounts)
    {
        var world = encrypted.World;
        await world.PutAsync(new BeadRow("bd-1"));

        (await root.RunAsync(world.Environment, mounts, LastStage.Command))
            .With(0)
            .Out.ShouldContain("dispatched bd-1");
        world.Agent.PostCount.ShouldBe(1);
        await world.PassAsync(TimeSpan.FromMinutes(31));
        (await root.RunAsync(world.Environment, mounts, Reaper)).With(0).Out.ShouldContain("notices: 1 delivered");

        encrypted.Webhook.Requests.ShouldHaveSingleItem();
        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
    }
}
