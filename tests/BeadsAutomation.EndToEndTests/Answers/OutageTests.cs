using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>Many ticks, two minutes apart, of an agent that refuses for reasons that are not a bead's.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task After_half_an_hour_of_refusals_nothing_is_counted_and_the_queue_moves_again()
    {
        await using var world = await World.CreateAsync();
        var beads = Enumerable.Range(1, 5).Select(Name).ToList();
        await world.PutAsync([.. beads.Select(id => new BeadRow(id))]);
        world.Agent.BeforeAnswer = bead => RefuseAsync(world, bead);
        for (var minute = 0; minute < 30; minute += 2)
        {
            await TickAsync(world);
        }

        world.Agent.PostCount.ShouldBeLessThanOrEqualTo(5);
        foreach (var bead in beads)
        {
            (await world.StatusAsync(bead)).ShouldBe("open");
            (await world.LedgerAsync(bead)).ShouldAllBe(row => row == "1 settled released");
            (await world.NotesAsync(bead)).Count.ShouldBeLessThanOrEqualTo(2);
        }

        world.Agent.BeforeAnswer = null;
        world.Agent.Dispatch = null;
        var refused = world.Agent.PostCount;
        await world.PassAsync(TimeSpan.FromMinutes(60));
        await TickAsync(world);
        await TickAsync(world);
        world.Agent.PostCount.ShouldBe(refused + 2);
    }

    [Fact]
    public async Task Beads_that_BeadBoard_never_finds_do_not_stop_the_queue()
    {
        await using var world = await World.CreateAsync();
        var good = Enumerable.Range(1, 4).Select(Name).ToList();
        await world.PutAsync([
            new BeadRow("lost-1") { Priority = 0 },
            new BeadRow("lost-2") { Priority = 0 },
            .. good.Select(id => new BeadRow(id)),
        ]);
        world.Agent.BeforeAnswer = bead =>
            bead.StartsWith("lost", StringComparison.Ordinal) ? RefuseAsync(world, bead) : AcceptAsync(world);

        for (var tick = 0; tick < 40; tick++)
        {
            await TickAsync(world);
        }

        foreach (var bead in good)
        {
            world.Agent.PostsOf(bead).ShouldBe(1);
            (await world.StatusAsync(bead)).ShouldBe("in_progress");
        }
        (await world.NotesAsync("lost-1")).Count.ShouldBeLessThanOrEqualTo(6 * 2);
    }

    private static string Name(int number) => "bd-" + number.ToString(CultureInfo.InvariantCulture);

    private static async Task TickAsync(World world)
    {
        await InProcess.TickAsync(world);
        await world.PassAsync(Interval);
    }

    private static Task RefuseAsync(World world, string bead)
    {
        world.Agent.Dispatch = AgentReply.Of(400, $$"""{"error":"Bead {{bead}} not found."}""");
        return Task.CompletedTask;
    }

    private static Task AcceptAsync(World world)
    {
        world.Agent.Dispatch = null;
        return Task.CompletedTask;
    }
}
