using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A bead that stops being ready while a tick is about to send it.</summary>
public sealed class ReadinessRaceTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    public ReadinessRaceTests() => _world.Put(new BeadRow("blocker") { Assignee = "bob" });

    [Theory]
    [InlineData("AskRoom/After")] // between snapshot and claim
    [InlineData("Apply/AfterCommit")] // between claim and posting
    [InlineData("MarkPosting/BeforeBegin")]
    public async Task A_blocker_added_before_the_post_stops_it_and_the_bead_is_released(string when)
    {
        await TickAsync(when, t => t.AddDependency("b1", "blocker"));

        _world.Agent.Posts.ShouldBeEmpty();
        _world.Status("b1").ShouldBe("open");
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.Outcome, row.Counted, row.PostedAt).ShouldBe((AttemptOutcome.Released, false, null));
        (await _world.TickAsync()).Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.BlockedBy);
    }

    [Theory]
    [InlineData("defer_until")]
    [InlineData("acceptance_criteria")]
    [InlineData("issue_type")]
    [InlineData("pinned")]
    public async Task A_bead_that_stops_being_ready_after_its_claim_is_not_sent_and_released(string column)
    {
        object value = column switch
        {
            "defer_until" => _world.Now.AddDays(1),
            "acceptance_criteria" => " ",
            "issue_type" => "message",
            _ => 1L,
        };

        await TickAsync("MarkPosting/BeforeBegin", t => t.Edit("b1", (column, value)));

        _world.Agent.Posts.ShouldBeEmpty();
        _world.Status("b1").ShouldBe("open");
        _world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Released);
    }

    [Fact]
    public async Task The_next_candidate_goes_in_its_place_in_the_same_tick()
    {
        _world.Put(new BeadRow("b2") { Priority = 3 });

        await TickAsync("MarkPosting/BeforeBegin", t => t.AddDependency("b1", "blocker"));

        _world.Agent.Posts.ShouldHaveSingleItem().Order.BeadId.ShouldBe("b2");
    }

    /// <summary>Runs a tick; a human does this when it first comes to that step.</summary>
    private async Task TickAsync(string when, Action<OutsideTransaction> human)
    {
        var done = false;
        await _world
            .Process(step =>
            {
                if (step == when && !done)
                {
                    done = true;
                    _world.Do(human);
                }
                return Task.CompletedTask;
            })
            .TickAsync();
        done.ShouldBeTrue();
    }
}
