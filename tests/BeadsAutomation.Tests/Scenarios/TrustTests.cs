using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>With a list of those who may hand over, others are not obeyed.</summary>
public sealed class TrustTests
{
    [Fact]
    public async Task Only_what_a_trusted_actor_assigned_is_sent()
    {
        var world = WorldOf("stranger's", "lost", "trusted");
        world.Do(t => t.AssignAs("bob", "stranger's", "agent"));
        world.Do(t => t.AssignAs("ann", "trusted", "agent"));

        var tick = await world.TickAsync();

        world.Agent.Posts.ShouldHaveSingleItem().Order.BeadId.ShouldBe("trusted");
        tick.Decisions.ShouldBe(
            [
                new BeadDecision(
                    "stranger's",
                    ReasonCode.Untrusted,
                    "assigned by bob, who is not in BEADS_TRUSTED_ACTORS"
                ),
                new BeadDecision("lost", ReasonCode.Untrusted, "no event says who assigned it"),
            ],
            ignoreOrder: true
        );
        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Idle);
    }

    [Fact]
    public async Task What_we_write_ourselves_hands_nothing_over_and_takes_no_hand_over_away()
    {
        var world = WorldOf("a");
        world.Do(t => t.AssignAs("ann", "a", "agent"));
        world.Agent.Answer = Answers.BeadFault;
        await world.TickAsync();
        world.Advance(3);

        await world.TickAsync();

        world.Agent.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task By_hand_it_is_shown_and_refused()
    {
        var world = WorldOf("a");
        world.Do(t => t.AssignAs("bob", "a", "agent"));

        var report = await world.Process().DispatchAsync("a");

        world.Agent.Posts.ShouldBeEmpty();
        report.Gates.Single(g => g.Gate == ReasonCode.Untrusted).State.ShouldBe(GateState.Closed);
        report.Sentence.ShouldStartWith("nothing is sent: untrusted — assigned by bob");
    }

    [Fact]
    public async Task A_stranger_who_assigns_it_between_the_read_and_the_claim_makes_the_claim_lose()
    {
        var world = WorldOf("a");
        world.Do(t => t.AssignAs("ann", "a", "agent"));
        world.Advance(1);
        var process = world.Process(step =>
        {
            if (step == "Apply/BeforeBegin" && world.Attempts().Count == 0)
            {
                world.Do(t => t.AssignAs("bob", "a", "agent"));
            }
            return Task.CompletedTask;
        });

        (await process.TickAsync()).Outcome.ShouldBe(TickOutcome.Lost);

        world.Agent.Posts.ShouldBeEmpty();
        (await world.TickAsync()).Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.Untrusted);
    }

    [Fact]
    public async Task A_pause_of_the_whole_queue_is_said_first_and_asks_no_events()
    {
        var world = WorldOf("a");
        await world.Process().PauseAsync("a restore");

        var steps = new List<string>();
        var tick = await world
            .Process(step =>
            {
                steps.Add(step);
                return Task.CompletedTask;
            })
            .TickAsync();

        tick.Outcome.ShouldBe(TickOutcome.Paused);
        steps.ShouldNotContain(s => s.StartsWith("ReadAssignments") || s.StartsWith("ReadLabels"));
    }

    private static ModelWorld WorldOf(params string[] beadIds)
    {
        var world = ModelWorld.With(beadIds);
        world.Options = new BeadsOptions { TrustedActors = new("ann") };
        return world;
    }
}
