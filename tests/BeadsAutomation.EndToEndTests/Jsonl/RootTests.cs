using System.Diagnostics;
using System.Runtime.Versioning;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>Whose our files are, and who may look into them.</summary>
[SupportedOSPlatform("linux")]
public sealed class RootTests
{
    [Theory]
    [InlineData("640")]
    [InlineData("664")]
    [InlineData("600")]
    public async Task A_run_as_root_leaves_every_file_to_the_owner_and_as_private_as_the_store(string mode)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "not root: nothing can belong to somebody else.");
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        HostileFilesTests.WithCommand(world, "/bin/echo done");
        await RunAsync("chown", "-R", "4711:4712", world.File.Folder);
        await RunAsync("chmod", mode, world.File.Path);

        (await world.TickAsync()).With(0);
        await OverAsync(world);
        (await world.SweepAsync()).With(0);

        var files = (await RunAsync("find", world.File.Folder, "-printf", "%U:%G %m %f\n")).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        files.ShouldAllBe(line => line.StartsWith("4711:4712 "));
        var modes = files.Select(line => line.Split(' ')).ToLookup(f => f[2], f => f[1], StringComparer.Ordinal);
        foreach (var ours in new[] { BeadsFile.Name, BeadsFile.Ledger, "automation.lock" })
        {
            modes[ours].ShouldBe([mode], ours);
        }
        modes["automation-jobs"].ShouldBe(["700"]);
        foreach (
            var ours in new[]
            {
                ".lock",
                ".gitignore",
                "order.json",
                "prompt.md",
                "process.json",
                "log.txt",
                "exit.json",
            }
        )
        {
            modes[ours].ShouldBe(["600"], ours);
        }
        modes[JobOf(world)].ShouldBe(["700"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Git_is_offered_nothing_but_the_beads(bool isLinkedTree)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        HostileFilesTests.WithCommand(world, "/bin/echo done");
        var root = Directory.GetParent(world.File.Folder)!.FullName;
        await GitAsync(root, "init", "-q");
        if (isLinkedTree)
        {
            await GitAsync(root, "commit", "-q", "--allow-empty", "-m", "first");
            await GitAsync(root, "worktree", "add", "-q", "tree");
            Directory.Move(world.File.Folder, Path.Combine(root, "tree", ".beads"));
            Directory.CreateSymbolicLink(world.File.Folder, Path.Combine(root, "tree", ".beads"));
            root = Path.Combine(root, "tree");
        }

        (await world.TickAsync()).With(0);
        await OverAsync(world);
        await GitAsync(root, "add", "-A");

        (await GitAsync(root, "status", "--porcelain")).ShouldBe("A  .beads/issues.jsonl\n");
        (await world.TickAsync("doctor")).Out.ShouldNotContain("git ");

        await GitAsync(root, "add", "-f", $".beads/{BeadsFile.Ledger}");
        (await world.TickAsync("doctor")).With(5).Out.ShouldContain("git rm --cached automation-ledger.jsonl");
    }

    internal static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {text}");
        return text;
    }

    private static Task<string> GitAsync(string folder, params string[] arguments) =>
        RunAsync(
            "git",
            ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@t", "-c", "safe.directory=*", .. arguments]
        );

    private static string JobOf(JsonlWorld world) =>
        Path.GetFileName(
            Directory.GetDirectories(Path.Combine(world.File.Folder, "automation-jobs")).ShouldHaveSingleItem()
        );

    private static Task OverAsync(JsonlWorld world) =>
        CommandAgent.Workshop.UntilAsync(() =>
            File.Exists(Path.Combine(world.File.Folder, "automation-jobs", JobOf(world), "exit.json"))
        );
}
