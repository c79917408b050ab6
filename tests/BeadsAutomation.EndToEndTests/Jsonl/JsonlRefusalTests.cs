using System.Runtime.Versioning;
using System.Text;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>A file or folder that cannot be used: exit code 3, a sentence, and not one byte written.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class JsonlRefusalTests
{
    private const int MaxLine = 4 * 1024 * 1024;

    public static TheoryData<string> Lines =>
        [
            """{"id":"bd-2","title":"cut o""",
            """{"id":"bd-2"} {"id":"bd-3"}""",
            """["bd-2"]""",
            """{"title":"nobody"}""",
            """{"id":"bd-2","title":"\u00ff"}""",
            "<<<<<<< HEAD",
            "=======",
            ">>>>>>> theirs",
        ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_that_is_no_bead_is_named_by_file_and_number(string line)
    {
        // Latin-1: what is above ASCII is not UTF-8.
        var bytes = Encoding.Latin1.GetBytes(line.Replace("\\u00ff", "\u00ff", StringComparison.Ordinal));
        await ShouldBeRefusedAsync(bytes);
    }

    [Fact]
    public async Task A_line_over_the_limit_is_named_by_file_and_number()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"id":"bd-2","title":"{{new string('x', MaxLine)}}"}""");
        (await ShouldBeRefusedAsync(bytes)).Error.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var world = await JsonlWorld.CreateAsync();
        File.Delete(world.File.Path);

        (await world.TickAsync()).With(3).Error.ShouldContain(world.File.Path);
        (await world.SweepAsync()).With(3).Error.ShouldContain(world.File.Path);

        world.File.State.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_can_be_looked_at_and_a_tick_there_is_refused_before_anything_is_sent()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var root = Directory.GetParent(world.File.Folder)!.FullName;
        File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserExecute | Others);
        File.SetUnixFileMode(world.File.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | Others);
        try
        {
            var before = world.File.State.ToString();

            var look = (await world.RunUnprivilegedAsync("--dry-run")).With(0);
            var tick = (await world.RunUnprivilegedAsync()).With(3);

            look.Out.ShouldContain("bd-1");
            tick.Error.ShouldContain(world.File.Folder);
            world.Agent.PostCount.ShouldBe(0);
            world.File.State.ToString().ShouldBe(before);
        }
        finally
        {
            File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(
                world.File.Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Line 2 of a file with a bead before and after.</summary>
    private static async Task<Ended> ShouldBeRefusedAsync(byte[] line)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var good = await File.ReadAllBytesAsync(world.File.Path);
        await File.WriteAllBytesAsync(world.File.Path, [.. good, .. line, (byte)'\n', .. good]);
        var before = world.File.State.ToString();

        var tick = (await world.TickAsync()).With(3);
        var sweep = (await world.SweepAsync()).With(3);
        var look = (await world.TickAsync("--dry-run")).With(3);

        foreach (var ended in new[] { tick, sweep, look })
        {
            ended.Error.ShouldContain($"{world.File.Path}, line 2");
            ended.ErrorLines.ShouldHaveSingleItem();
        }
        world.Agent.PostCount.ShouldBe(0);
        world.File.State.ToString().ShouldBe(before);
        return tick;
    }
}
