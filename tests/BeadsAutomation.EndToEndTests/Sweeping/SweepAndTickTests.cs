using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Sweeping;

/// <summary>Both passes in one process.</summary>
public sealed class SweepAndTickTests
{
    [Fact]
    public async Task Tick_with_sweep_settles_first_and_sends_then()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(10));
        await world.PutAsync(new BeadRow("bd-2"));
        world.Agent.Jobs[FirstJob] = AgentReply.Job("failed", 1);

        (await world.TickAsync("tick", "--sweep")).With(0);

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.StatusAsync("bd-2")).ShouldBe("in_progress");
        world.Agent.PostsOf("bd-2").ShouldBe(1);
    }

    [Fact]
    public async Task What_the_schema_asks_of_agents_is_no_warning_of_every_run_and_is_said_once_to_who_debugs()
    {
        await using var world = await World.CreateAsync(schema: 66);

        (await world.TickAsync("tick", "--sweep")).With(0).ErrorLines.Where(Says).ShouldBeEmpty();
        var both = (await world.TickAsync("tick", "--sweep", "--log-level", "debug")).With(0);

        both.ErrorLines.Where(Says).ShouldHaveSingleItem();

        static bool Says(string line) => line.Contains("with BEADS_ACTOR=agent\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bead_that_the_sweep_cannot_write_stops_neither_the_others_nor_the_tick()
    {
        await using var world = await World.CreateAsync();
        Assert.SkipWhen(world.Database.Server.Flavour == Flavour.Dolt, "Dolt takes no trigger with an IF.");
        var silent = (await world.Database.NowAsync()).AddHours(-1);
        await world.PutAsync(
            new BeadRow("bd-1") { Status = "in_progress", UpdatedAt = silent },
            new BeadRow("bd-2") { Status = "in_progress", UpdatedAt = silent },
            new BeadRow("bd-3")
        );
        // A trigger stands for whatever a server may have against one row.
        await world.Database.ExecuteAsync(
            """
            create trigger refuses before update on issues for each row
            if old.id = 'bd-1' then signal sqlstate '45000' set message_text = 'not this one'; end if
            """
        );

        var both = await world.TickAsync("tick", "--sweep");

        both.With(3).Error.ShouldContain("not this one");
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        (await world.NotesAsync("bd-1")).ShouldBeEmpty();
        (await world.StatusAsync("bd-2")).ShouldBe("blocked");
        world.Agent.PostsOf("bd-3").ShouldBe(1);
    }

    [Fact]
    public async Task Both_passes_fail_when_nothing_may_be_written_and_nothing_is_sent()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1") { Status = "in_progress" }, new BeadRow("bd-2"));
        var before = await world.ContentsAsync();
        world.As(await world.Database.CreateUserAsync("select"));

        var both = (await world.TickAsync("tick", "--sweep", "--output", "json")).With(3);

        var report = Json.Of(both);
        report.GetProperty("sweep").GetProperty("verdicts")[0].GetProperty("verdict").GetString().ShouldBe("failed");
        report.GetProperty("error").GetString()!.ShouldContain("GRANT");
        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.PostCount.ShouldBe(0);
    }
}
