using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>Ages and holds are judged by the database's UTC alone. The private server's own time zone is five hours west of it.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_process_whose_clock_is_an_hour_off_judges_ages_all_the_same(int hours)
    {
        await using var world = await World.CreateAsync();
        var clock = await SkewedAsync(world, hours);
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("fresh") { Status = "in_progress", UpdatedAt = now.AddMinutes(-29) },
            new BeadRow("silent") { Status = "in_progress", UpdatedAt = now.AddMinutes(-32) },
            new BeadRow("ready"),
            new BeadRow("deferred") { Priority = 0, DeferUntil = now.AddMinutes(10) }
        );

        (await world.RunHereAsync(ReaperProgram.Executable, clock)).With(0);
        (await world.RunHereAsync(DispatcherProgram.Executable, clock)).With(0);

        (await world.StatusAsync("fresh")).ShouldBe("in_progress");
        (await world.StatusAsync("silent")).ShouldBe("blocked");
        (await world.StatusAsync("deferred")).ShouldBe("open");
        var bead = await world.Database.ReadBeadAsync("ready");
        ((DateTime)bead["updated_at"]!).ShouldBe(now, TimeSpan.FromMinutes(2));
        ((DateTime)bead["started_at"]!).ShouldBe(now, TimeSpan.FromMinutes(2));
        (await world.NotesAsync("ready"))[0].ShouldStartWith($"auto-dispatcher claimed at {now:yyyy-MM-dd'T'HH}");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_hold_ends_by_the_databases_clock(int hours)
    {
        await using var world = await World.CreateAsync();
        var clock = await SkewedAsync(world, hours);
        await world.PutAsync(new BeadRow("code-1"));
        world.Agent.Status = Testing.Http.AgentReply.Of(503, "");
        (await world.RunHereAsync(DispatcherProgram.Executable, clock)).With(4);
        world.Agent.Status = Testing.Http.AgentReply.Busy(false);

        (await world.RunHereAsync(DispatcherProgram.Executable, clock)).With(0).Out.ShouldContain("held until");
        await world.PassAsync(TimeSpan.FromSeconds(121));
        (await world.RunHereAsync(DispatcherProgram.Executable, clock)).With(0);

        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_stamp_in_the_future_is_no_evidence_and_is_reported()
    {
        await using var world = await World.CreateAsync();
        var ahead = (await world.Database.NowAsync()).AddHours(1);
        await world.PutAsync(
            new BeadRow("code-1") { Status = "in_progress", UpdatedAt = ahead },
            new BeadRow("code-2")
        );
        (await world.TickHereAsync()).With(0);
        await world.PassAsync(TimeSpan.FromMinutes(32));
        await world.Database.ExecuteAsync("update issues set updated_at = @ahead", new { ahead });

        var said = (await world.SweepHereAsync()).With(5);

        said.Error.ShouldContain("code-1: its last stamp, ");
        said.Error.ShouldContain("code-2: a stamp of");
        (await world.StatusAsync("code-1")).ShouldBe("in_progress", "no other stamp tells its age");
        (await world.NotesAsync("code-1"))[^1].ShouldContain("silence counts from this note on");
        (await world.StatusAsync("code-2")).ShouldBe("blocked", "its claim tells its age");

        await world.PassAsync(TimeSpan.FromMinutes(32));
        (await world.SweepHereAsync()).With(0);
        (await world.StatusAsync("code-1")).ShouldBe("blocked");
    }

    [Fact]
    public async Task A_hold_that_lies_further_ahead_than_any_may_is_ignored_and_reported()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-0"), new BeadRow("code-1"));
        (await world.TickHereAsync()).With(0);
        var until = (await world.Database.NowAsync()).AddDays(10);
        await world.Database.ExecuteAsync(
            "replace into automation_state (name, value, updated_at) values ('hold', @value, now())",
            new { value = HoldJson.Write(new Hold { Began = until, Until = until }) }
        );

        var said = (await world.TickHereAsync()).With(0);

        said.Error.ShouldContain("is ignored: check the clocks");
        world.Agent.PostCount.ShouldBe(2);
    }

    private static async Task<TestClock> SkewedAsync(World world, int hours) =>
        new(new DateTimeOffset(await world.Database.NowAsync()).AddHours(hours));
}
