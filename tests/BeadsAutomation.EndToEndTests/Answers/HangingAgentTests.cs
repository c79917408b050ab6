using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>The one test that waits for the dispatch's own 30 s.</summary>
public sealed class HangingAgentTests
{
    [Fact]
    public async Task An_agent_that_takes_the_bead_and_never_answers_keeps_it_as_unknown()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Hang();

        (await world.TickAsync()).With(5);

        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 unknown"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith("dispatch outcome unknown (");
        (await world.HoldAsync())!.Until.ShouldNotBeNull();

        await world.PassAsync(TimeSpan.FromMinutes(5));
        world.Agent.Dispatch = null;
        (await world.TickAsync()).With(0);
        world.Agent.PostCount.ShouldBe(1);
    }
}
