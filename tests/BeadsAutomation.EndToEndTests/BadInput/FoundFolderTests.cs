using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>The published programs in a folder that somebody else has made: a clone, a work tree, a stranger's.</summary>
public sealed class FoundFolderTests : IDisposable
{
    private const string Password = "s3cret-s3cret";

    private readonly string _folder = Directory.CreateTempSubdirectory("beads-found-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        ["BEADS_DOLT_PASSWORD"] = Password,
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Product.Dispatcher, "tick")]
    [InlineData(Product.Dispatcher, "doctor")]
    [InlineData(Product.Reaper, "sweep")]
    public async Task A_clone_that_names_a_server_elsewhere_gets_no_password(string program, string verb)
    {
        Write(".beads/metadata.json", """{"dolt_mode":"server","dolt_server_host":"10.255.255.1"}""");
        var ended = (await RunAsync(program, verb)).With(2);
        ended.Error.ShouldContain("names the server '10.255.255.1', nobody else does");
        (ended.Out + ended.Error).ShouldNotContain(Password);
    }

    [Theory]
    [InlineData("explain", "")]
    [InlineData("rearm", "bd")]
    public async Task The_tabulator_never_logs_in_where_a_clone_says(params string[] words)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Write(
            ".beads/metadata.json",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"dolt_server_host":"127.0.0.1","dolt_server_port":{{port}}}"""
            )
        );
        (await RunAsync(Product.Dispatcher, ["complete", .. words])).With(0);
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_strangers_folder_is_ignored_and_no_default_taken_for_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can give a folder away");
        Write(".beads/metadata.json", """{"dolt_server_host":"127.0.0.1","dolt_server_port":1}""");
        using (var given = Process.Start("chown", ["-R", "4711", Path.Combine(_folder, ".beads")]))
        {
            await given.WaitForExitAsync();
        }
        (await RunAsync(Product.Dispatcher, "tick"))
            .With(2)
            .Error.ShouldContain(
                "belongs to user 4711, who is neither this user nor root, so it is ignored, and nothing else"
            );

        _environment["BEADS_DOLT_SERVER_PORT"] = "2";
        var ended = (await RunAsync(Product.Dispatcher, "doctor")).With(3);
        ended.Out.ShouldContain("warn  environment");
        (ended.Out + ended.Error).ShouldContain("127.0.0.1:2");
    }

    [Fact]
    public async Task A_work_tree_works_on_the_beads_that_its_redirect_names()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment.Remove("BEADS_FILE");
        Write("tree/.beads/redirect", world.File.Folder);
        var copy = Write("tree/.beads/issues.jsonl", world.File.Text);
        var tree = Path.Combine(_folder, "tree");

        (await RunAsync(Product.Dispatcher, world.Environment, tree)).With(0);

        world.StatusOf("bd-1").ShouldBe("in_progress");
        File.ReadAllText(copy).ShouldContain("\"open\"");
        world.Environment["BEADS_FILE"] = copy;
        (await RunAsync(Product.Dispatcher, world.Environment, tree, "doctor"))
            .With(5)
            .Out.ShouldContain("sends bd to another folder");
    }

    [Theory]
    [InlineData("gone")]
    [InlineData(".beads")]
    [InlineData("")]
    public async Task A_redirect_that_leads_nowhere_is_refused_before_any_server_is_asked(string target)
    {
        var path = Write(".beads/redirect", target);
        foreach (var program in new[] { Product.Dispatcher, Product.Reaper })
        {
            var ended = (await RunAsync(program)).With(2);
            ended.ErrorLines.ShouldHaveSingleItem().ShouldStartWith(path);
        }
    }

    [Fact]
    public async Task A_file_beside_a_live_server_is_told_as_an_export_by_the_doctor_and_once_by_each_process()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        await File.WriteAllTextAsync(Path.Combine(world.File.Folder, "metadata.json"), """{"dolt_mode":"server"}""");

        var ended = (await world.TickAsync()).With(0);
        ended.ErrorLines.Count(line => line.Contains("is an export, which bd overwrites")).ShouldBe(1);
        ended.Error.ShouldNotContain("Warning");

        (await world.TickAsync("doctor")).With(5).Out.ShouldContain("is an export, which bd overwrites");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<Ended> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, _environment, _folder, arguments);

    private static async Task<Ended> RunAsync(
        string program,
        Dictionary<string, string> environment,
        string folder,
        params string[] arguments
    )
    {
        string[] line =
        [
            "-c",
            "cd \"$0\" && exec \"$@\"",
            folder,
            await Executables.PathOfAsync(program),
            .. arguments,
        ];
        await using var product = await Product.StartAsync("/bin/sh", environment, line);
        return await product.EndAsync();
    }
}
