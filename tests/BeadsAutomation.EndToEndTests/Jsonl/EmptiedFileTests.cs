using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Jsonl;

/// <summary>The beads file is empty for a moment, as while <c>bd export > file</c> runs, or an old export takes its place.</summary>
public sealed class EmptiedFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task Nothing_is_decided_on_an_empty_file_while_an_attempt_is_in_hand(string emptied)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        var (beads, ledger) = (File.ReadAllText(world.File.Path), LedgerOf(world));
        File.WriteAllText(world.File.Path, emptied);

        foreach (
            var run in (Func<Task<Ended>>[])
                [() => world.SweepAsync(), () => world.TickAsync(), () => world.TickAsync("status")]
        )
        {
            (await run()).With(3).Error.ShouldContain("holds no bead at all");
        }
        LedgerOf(world).ShouldBe(ledger);

        File.WriteAllText(world.File.Path, beads);
        (await world.SweepAsync()).With(0);
        (await world.TickAsync()).With(0);
        (await world.AttemptsAsync("bd-1")).ShouldHaveSingleItem().State.ShouldBe(AttemptState.Dispatched);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_file_of_which_nothing_is_in_hand_is_an_empty_queue()
    {
        await using var world = await JsonlWorld.CreateAsync();
        File.WriteAllText(world.File.Path, "");

        (await world.TickAsync()).With(0).Out.ShouldContain("no eligible beads");
        (await world.SweepAsync()).With(0);
    }

    /// <summary>An export of a database in which the bead is still open, again and again.</summary>
    [Fact]
    public async Task An_old_export_of_a_finished_bead_is_not_run_again()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var old = File.ReadAllText(world.File.Path);
        (await world.TickAsync()).With(0);
        File.WriteAllText(
            world.File.Path,
            File.ReadAllText(world.File.Path).Replace("in_progress", "closed", StringComparison.Ordinal)
        );
        (await world.SweepAsync()).With(0);

        for (var round = 0; round < 3; round++)
        {
            File.WriteAllText(world.File.Path, old);
            (await world.TickAsync()).With(0).Out.ShouldContain("not sent: 1 old_data");
            (await world.SweepAsync()).With(round == 0 ? 5 : 0);
        }
        (await world.TickAsync("explain", "bd-1")).With(0).Out.ShouldContain("beads-dispatcher rearm bd-1");
        world.Agent.PostCount.ShouldBe(1);

        (await world.TickAsync("rearm", "bd-1")).With(0);
        (await world.TickAsync()).With(0);
        world.Agent.PostCount.ShouldBe(2);
    }

    private static string LedgerOf(JsonlWorld world) =>
        File.ReadAllText(Path.Combine(world.File.Folder, "automation-ledger.jsonl"));
}
