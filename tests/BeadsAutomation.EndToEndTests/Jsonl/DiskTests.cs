using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>
/// A disk that takes no more, at each step of every verb that writes: exit code 3, the system's word and a path, nothing half done, and
/// the same verb works when there is room again.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class DiskTests
{
    // The first files of ours are a page each: beads made ready, and the ledger.
    private const int EnoughPages = 8;

    public static TheoryData<string> Verbs => ["tick", "sweep", "dispatch", "rearm", "cancel", "reap", "pause"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_full_disk_is_3_at_whatever_step_and_the_next_pass_works(string verb)
    {
        var failed = 0;
        for (var free = 0; free <= EnoughPages; free++)
        {
            await using var world = await BeforeAsync(verb);
            var before = world.File.Text;

            var full = await MountedRun.OnFullDiskAsync(world, free, ProgramOf(verb), ArgumentsOf(verb));

            if (full.Code == 0)
            {
                await ShouldBeDoneAsync(world, verb, $"{free} pages");
                break;
            }
            failed++;
            full.With(3).Error.ShouldContain("No space left on device", Case.Sensitive, $"{free} pages");
            full.Error.ShouldContain(world.File.Folder);
            world.File.State.Names.ShouldAllBe(name => !name.EndsWith("tmp", StringComparison.Ordinal));
            if (world.Agent.PostCount == 0)
            {
                world.File.Text.ShouldBe(before, $"{free} pages");
            }
            (await AgainAsync(world, verb)).With(0);
            await ShouldBeDoneAsync(world, verb, $"{free} pages");
        }
        failed.ShouldBeInRange(1, EnoughPages, "so many steps fail, and then it fits");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_read_only_disk_is_3_before_anything_is_sent_and_the_next_pass_works(string verb)
    {
        await using var world = await BeforeAsync(verb);
        var before = world.File.State.ToString();

        var ended = (await MountedRun.OnReadOnlyDiskAsync(world, ProgramOf(verb), ArgumentsOf(verb))).With(3);

        ended.Error.ShouldContain($"{world.File.Folder} cannot be used: Read-only file system");
        ended.ErrorLines.ShouldHaveSingleItem();
        world.File.State.ToString().ShouldBe(before);
        (await AgainAsync(world, verb)).With(0);
        await ShouldBeDoneAsync(world, verb, "afterwards");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_file_that_is_mounted_by_itself_is_3_at_the_first_look_with_the_cure(string verb)
    {
        await using var world = await BeforeAsync(verb);
        var before = world.File.State.ToString();
        var posts = world.Agent.PostCount;

        var ended = (await MountedRun.WithFileMountedAloneAsync(world, ProgramOf(verb), ArgumentsOf(verb))).With(3);

        ended.Error.ShouldContain(
            $"{world.File.Path} cannot be used: it is mounted as a single file, which cannot be replaced. Mount the folder"
        );
        ended.ErrorLines.ShouldHaveSingleItem();
        world.Agent.PostCount.ShouldBe(posts);
        world.File.State.ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_mounted_by_itself_can_be_looked_at_and_the_doctor_calls_it_an_error()
    {
        await using var world = await BeforeAsync("tick");

        (await MountedRun.WithFileMountedAloneAsync(world, Product.Dispatcher, "--dry-run"))
            .With(0)
            .Out.ShouldContain("bd-1");
        (await MountedRun.WithFileMountedAloneAsync(world, Product.Dispatcher, "status")).With(0);
        (await MountedRun.WithFileMountedAloneAsync(world, Product.Dispatcher, "doctor"))
            .With(3)
            .Out.ShouldContain("error rights      ");
    }

    private static string ProgramOf(string verb) => verb is "sweep" ? Product.Reaper : Product.Dispatcher;

    private static string[] ArgumentsOf(string verb) =>
        verb switch
        {
            "tick" or "sweep" => [],
            "pause" => ["pause", "--reason", "deploy"],
            _ => [verb, "bd-1"],
        };

    private static async Task<JsonlWorld> BeforeAsync(string verb)
    {
        var silent = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        var world = await JsonlWorld.CreateAsync(
            verb is "sweep" ? new BeadRow("bd-1") { Status = "in_progress", UpdatedAt = silent } : new BeadRow("bd-1"),
            new BeadRow("bd-2") { Assignee = "bob" }
        );
        if (verb is "reap")
        {
            await world.AtAsync(TimeSpan.FromHours(-1), rig => rig.TickAsync());
        }
        if (verb is "cancel" or "rearm")
        {
            (await world.TickAsync()).With(0);
        }
        if (verb is "rearm")
        {
            (await world.TickAsync("cancel", "bd-1")).With(0);
        }
        return world;
    }

    /// <summary>The verb once more, or where a send was not noted, what settles that.</summary>
    private static async Task<Ended> AgainAsync(JsonlWorld world, string verb) =>
        verb is "tick" or "dispatch" && world.Agent.PostCount > 0 ? await world.SweepAsync()
        : verb is "sweep" ? await world.SweepAsync()
        : await world.TickAsync(ArgumentsOf(verb));

    private static async Task ShouldBeDoneAsync(JsonlWorld world, string verb, string when)
    {
        var attempts = await world.AttemptsAsync("bd-1");
        attempts.Count(a => !a.IsSettled).ShouldBe(verb is "tick" or "dispatch" ? 1 : 0, when);
        world
            .StatusOf("bd-1")
            .ShouldBe(
                verb switch
                {
                    "tick" or "dispatch" => "in_progress",
                    "rearm" or "pause" => "open",
                    _ => "blocked",
                },
                when
            );
        world.Agent.PostsOf("bd-1").ShouldBe(verb is "tick" or "dispatch" or "cancel" or "rearm" ? 1 : 0, when);
        world.File.Lines.Count.ShouldBe(2, when);
    }
}
