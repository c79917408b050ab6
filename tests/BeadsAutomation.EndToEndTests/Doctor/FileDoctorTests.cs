using System.Runtime.Versioning;
using BeadsAutomation.EndToEndTests.Jsonl;

namespace BeadsAutomation.EndToEndTests.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class FileDoctorTests
{
    private const UnixFileMode ForReading =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task A_healthy_folder_is_0_and_stays_as_it_is()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        var before = world.File.State.ToString();

        var ended = (await world.TickAsync("doctor")).With(0);

        ended
            .OutLines.Take(4)
            .ShouldBe([
                $"ok    store       {world.File.Path} holds 1 bead",
                "ok    rights      this user may write the folder and its files",
                "ok    ledger      the ledger is whole",
                "ok    leftovers   no interrupted write left a file behind",
            ]);
        world.File.State.ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_3()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var root = Directory.GetParent(world.File.Folder)!.FullName;
        File.SetUnixFileMode(root, ForReading);
        File.SetUnixFileMode(world.File.Folder, ForReading);
        try
        {
            var ended = (await world.RunUnprivilegedAsync("doctor")).With(3);
            ended.OutLines[1].ShouldStartWith($"error rights      this user may not write {world.File.Folder}");
        }
        finally
        {
            File.SetUnixFileMode(root, Own);
            File.SetUnixFileMode(world.File.Folder, Own);
        }
    }
}
