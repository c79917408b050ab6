using BeadsAutomation.EndToEndTests.Jsonl;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>One store under several names, as the worktrees of one repository have it.</summary>
public sealed class LinkedStoreTests
{
    private const string Waits = """
        echo "$BEAD_CLAIM" >> "$1/count"
        while [ ! -e "$1/go" ]; do sleep 0.05; done
        """;

    [Theory]
    [InlineData("file", "file")]
    [InlineData("file", "")]
    [InlineData("", "file")]
    [InlineData("folder", "file")]
    [InlineData("folder", "")]
    public async Task A_job_that_was_begun_under_one_name_is_found_under_another(string dispatcher, string reaper)
    {
        await using var workshop = await Workshop.WithAsync(Waits);
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["BEADS_AGENT"] = "command";
        world.Environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        string Named(string how)
        {
            var name = Path.Combine(Directory.CreateDirectory(workshop.At(Path.GetRandomFileName())).FullName, "b");
            switch (how)
            {
                case "file":
                    File.CreateSymbolicLink(name, world.File.Path);
                    return name;
                case "folder":
                    Directory.CreateSymbolicLink(name, Path.GetDirectoryName(world.File.Path)!);
                    return Path.Combine(name, Path.GetFileName(world.File.Path));
                default:
                    return world.File.Path;
            }
        }

        world.Environment["BEADS_FILE"] = Named(dispatcher);
        (await world.TickAsync()).With(0);
        await workshop.WrittenAsync("count");
        world.Environment["BEADS_FILE"] = Named(reaper);
        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1");
        await File.WriteAllTextAsync(workshop.At("go"), "");
        var jobs = Path.Combine(Path.GetDirectoryName(world.File.Path)!, "automation-jobs");
        await Workshop.UntilAsync(() => Directory.GetFiles(jobs, "exit.json", SearchOption.AllDirectories).Length == 1);
        (await world.SweepAsync()).With(0);

        world.StatusOf("bd-1").ShouldBe("blocked");
        world.NotesOf("bd-1")[^1].ShouldContain("completed and left the bead in progress");
    }
}
