using System.Runtime.Versioning;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>Anything may stand at our paths, in a cloned repository for instance: nothing is written through it, and nobody waits for it.</summary>
[SupportedOSPlatform("linux")]
public sealed class HostileFilesTests
{
    private static readonly string[] Kinds =
    [
        "link",
        "link to a folder",
        "link to a device",
        "dangling link",
        "pipe",
        "folder",
        "socket",
        "device",
    ];

    public static MatrixTheoryData<string, string> Misplaced => new([BeadsFile.Ledger, "automation.lock"], Kinds);

    public static TheoryData<string> Leftovers => [.. Kinds, "file"];

    public static MatrixTheoryData<string, string> Jobs =>
        new(["automation-jobs", "automation-jobs/.lock"], [.. Kinds, "file"]);

    public static MatrixTheoryData<string, string> Inputs =>
        new(
            [
                "BEADS_CONFIG",
                "API_BEARER_TOKEN_FILE",
                "BEADS_DOLT_PASSWORD_FILE",
                "BEADS_PROMPT_FILE",
                "metadata.json",
                "dolt-server.port",
            ],
            ["pipe", "folder", "link to a device"]
        );

    [Theory]
    [MemberData(nameof(Misplaced))]
    public async Task What_is_no_plain_file_is_refused_by_name_and_nothing_is_sent(string name, string kind)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        using var planted = new Planted(world.File);
        var path = Path.Combine(world.File.Folder, name);
        await planted.PutAsync(kind, path);
        var before = world.File.Text;

        foreach (
            var ended in new[]
            {
                await world.TickAsync(),
                await world.SweepAsync(),
                await world.TickAsync("rearm", "bd-1"),
            }
        )
        {
            ended.With(3).Error.ShouldContain($"{path} cannot be used: it is a {Word(kind)}");
            ended.ErrorLines.ShouldHaveSingleItem();
        }
        (await world.TickAsync("doctor")).With(3).Out.ShouldContain(path);
        world.Agent.PostCount.ShouldBe(0);
        world.File.Text.ShouldBe(before);
        planted.ShouldBeUntouched(kind);
    }

    [Theory]
    [MemberData(nameof(Leftovers))]
    public async Task What_lies_at_the_name_of_a_leftover_is_taken_away_unopened_and_hinders_nobody(string kind)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        using var planted = new Planted(world.File);
        string[] paths = [world.File.Path + ".automation-tmp", world.File.Path + ".automation-0123.tmp"];
        foreach (var path in paths)
        {
            await planted.PutAsync(kind, path);
            planted.ShouldBeUntouched(kind);
        }

        (await world.TickAsync()).With(0);

        world.StatusOf("bd-1").ShouldBe("in_progress");
        planted.ShouldBeUntouched(kind);
        paths.ShouldAllBe(path => Directory.Exists(path) == (kind == "folder") && !File.Exists(path));
        (File.GetAttributes(world.File.Path) & FileAttributes.ReparsePoint).ShouldBe(FileAttributes.None);
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task A_jobs_folder_that_is_none_starts_nothing_and_no_bead_is_to_blame(string name, string kind)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        WithCommand(world, "/bin/true");
        using var planted = new Planted(world.File);
        var path = Path.Combine(world.File.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await planted.PutAsync(kind, path);
        if (kind is "folder" && name is "automation-jobs" || kind is "file" && name is not "automation-jobs")
        {
            (await world.TickAsync()).With(0);
            return;
        }

        (await world.TickAsync()).With(4).Error.ShouldContain($"{path} cannot be used: it is ");

        world.StatusOf("bd-1").ShouldBe("open");
        planted.ShouldBeUntouched(kind);
    }

    [Theory]
    [InlineData("pipe", "a named pipe")]
    [InlineData("folder", "a folder")]
    [InlineData("socket", "a socket")]
    [InlineData("device", "a device")]
    [InlineData("link to a device", "a device")]
    [InlineData("link to a folder", "a folder")]
    public async Task A_store_that_is_no_file_is_refused_and_nobody_waits(string kind, string word)
    {
        await using var world = await JsonlWorld.CreateAsync();
        File.Delete(world.File.Path);
        using var planted = new Planted(world.File);
        await planted.PutAsync(kind, world.File.Path);

        foreach (
            var ended in new[] { await world.TickAsync(), await world.SweepAsync(), await world.TickAsync("status") }
        )
        {
            ended.With(3).Error.ShouldContain($"cannot be used: it is {word}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_is_named_by_a_link_stays_one_and_everything_of_ours_lies_where_it_leads(
        bool byFolder
    )
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var root = Directory.GetParent(world.File.Folder)!.FullName;
        var elsewhere = Directory.CreateDirectory(Path.Combine(root, "deep", "down")).FullName;
        var link = Path.Combine(root, "link");
        if (byFolder)
        {
            // The link in it goes up from where the folder really is.
            File.CreateSymbolicLink(Path.Combine(elsewhere, "issues.jsonl"), "../../.beads/issues.jsonl");
            Directory.CreateSymbolicLink(link, elsewhere);
            world.Environment["BEADS_FILE"] = Path.Combine(link, "issues.jsonl");
        }
        else
        {
            File.CreateSymbolicLink(link, world.File.Path);
            world.Environment["BEADS_FILE"] = link;
        }

        (await world.TickAsync()).With(0);

        world.StatusOf("bd-1").ShouldBe("in_progress");
        new FileInfo(world.Environment["BEADS_FILE"]).LinkTarget.ShouldNotBeNull();
        world.File.State.Names.ShouldBe([BeadsFile.Ledger, "automation.lock", BeadsFile.Name]);
        Directory.EnumerateFileSystemEntries(elsewhere).Count().ShouldBe(byFolder ? 1 : 0);
    }

    [Theory]
    [InlineData(0b100_100_100, 3)]
    [InlineData(0b110_110_000, 0)]
    public async Task What_its_owner_made_read_only_is_not_replaced(int mode, int code)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var root = Directory.GetParent(world.File.Folder)!.FullName;
        const UnixFileMode everybody = (UnixFileMode)0b111_111_111;
        File.SetUnixFileMode(root, everybody);
        File.SetUnixFileMode(world.File.Folder, everybody);
        await RootTests.RunAsync("chown", "-R", "65534:65534", root);
        File.SetUnixFileMode(world.File.Path, (UnixFileMode)mode);
        var before = world.File.Text;

        var ended = (await world.RunUnprivilegedAsync()).With(code);

        if (code != 0)
        {
            ended.Error.ShouldContain($"{world.File.Path} cannot be used: permission denied");
            world.File.Text.ShouldBe(before);
            world.Agent.PostCount.ShouldBe(0);
        }
        File.GetUnixFileMode(world.File.Path).ShouldBe((UnixFileMode)mode);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task An_input_that_ends_at_no_plain_file_is_2_and_nobody_waits(string name, string kind)
    {
        await using var world = await JsonlWorld.CreateAsync();
        var folder = Directory.CreateDirectory(Path.Combine(world.File.Folder, "in")).FullName;
        var path = Path.Combine(folder, name.Contains('.', StringComparison.Ordinal) ? name : "input");
        using var planted = new Planted(world.File);
        await planted.PutAsync(kind, path);
        world.Environment.Remove("BEADS_STORE");
        var isFound = path.EndsWith(name, StringComparison.Ordinal);
        world.Environment[isFound ? "BEADS_DIR" : name] = isFound ? folder : path;
        if (name is "BEADS_PROMPT_FILE")
        {
            WithCommand(world, "/bin/true");
            world.Environment["BEADS_JOBS_FOLDER"] = world.File.Folder;
        }

        foreach (var ended in new[] { await world.TickAsync(), await world.SweepAsync() })
        {
            ended
                .With(2)
                .Error.ShouldContain(
                    $"(it is a {(kind is "pipe" ? "named pipe" : kind[(kind.LastIndexOf(' ') + 1)..])}"
                );
            ended.Error.ShouldContain(path);
        }
    }

    internal static void WithCommand(JsonlWorld world, string command)
    {
        world.Environment.Remove("BEADBOARD_URL");
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = command;
    }

    private static string Word(string kind) =>
        kind switch
        {
            "pipe" => "named pipe",
            "folder" or "socket" or "device" => kind,
            _ => "link",
        };
}
