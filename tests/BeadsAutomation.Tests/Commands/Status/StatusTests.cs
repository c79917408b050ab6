using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Commands.Status;

/// <summary>What <c>status</c> shows, and what needs attention in it.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task An_empty_store_is_well()
    {
        var status = await new ModelWorld().Process().StatusAsync();

        status.Troubles.ShouldBeEmpty();
        status.Waiting.ShouldBe(0);
        status.LastDone.ShouldBeNull();
    }

    [Fact]
    public async Task Every_part_is_shown()
    {
        var world = ModelWorld.With("runs", "refused", "ready", "later");
        await world.TickAsync();
        world.Agent.Answer = Answers.BeadFault;
        world.Advance(1);
        await world.TickAsync();
        world.Put(new BeadRow("blank") { AcceptanceCriteria = "" });

        var status = await world.Process().StatusAsync();

        status.Waiting.ShouldBe(4);
        status.GoesNext.ShouldBe(["ready"]);
        status
            .Reasons.Select(r => (r.Reason, r.Count))
            .ShouldBe([(ReasonCode.NoAcceptance, 1), (ReasonCode.Backoff, 1), (ReasonCode.WaitsTurn, 1)]);
        status.InFlight.ShouldHaveSingleItem().BeadId.ShouldBe("runs");
        status.BackingOff.ShouldHaveSingleItem().BeadId.ShouldBe("refused");
        status.LastDone.ShouldNotBeNull().BeadId.ShouldBe("refused");
        status.Held.ShouldBeEmpty();
        status.Troubles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31.1, true)]
    public async Task A_claim_past_its_threshold_needs_attention(double minutes, bool silent)
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Advance(minutes);

        (await TroublesAsync(world)).ShouldBe(silent ? [Trouble.ClaimsSilent] : []);
    }

    [Fact]
    public async Task A_job_that_ended_badly_needs_attention_once_its_bead_is_blocked()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Agent.Job = _ => Answers.Job(JobState.Failed);
        (await TroublesAsync(world)).ShouldBeEmpty("the sweep will see to it");

        await world.SweepAsync();

        (await TroublesAsync(world)).ShouldBe([Trouble.BeadsBlocked]);
    }

    [Fact]
    public async Task Too_many_silent_claims_at_once_need_attention()
    {
        var world = new ModelWorld();
        foreach (var id in Enumerable.Range(0, 11))
        {
            world.Put(new BeadRow($"b{id}") { Status = "in_progress" });
        }

        (await TroublesAsync(world)).ShouldBe([Trouble.FuseTripped]);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public async Task A_hold_that_has_lasted_for_more_than_an_hour_needs_attention(double minutes, bool lasts)
    {
        var world = ModelWorld.With("a", "b");
        world.Agent.Answer = Answers.Environment;
        await world.TickAsync();
        var began = world.Attempts("a")[0].ClaimedAt;
        world.Clock.Advance(began.AddMinutes(minutes) - world.Now);

        // Nor did a tick come since.
        (await TroublesAsync(world)).ShouldBe(
            lasts ? [Trouble.HoldLasts, Trouble.TicksMissing] : [Trouble.TicksMissing]
        );
    }

    [Fact]
    public async Task An_agent_that_does_not_answer_needs_attention_whether_or_not_a_bead_waits()
    {
        var world = new ModelWorld();
        world.Agent.Room = () => new Room(RoomState.Unreachable, null, "refused");
        (await TroublesAsync(world)).ShouldBe([Trouble.AgentUnreachable]);

        world.Put(new BeadRow("a"));

        (await TroublesAsync(world)).ShouldBe([Trouble.AgentUnreachable]);
    }

    [Fact]
    public async Task Ready_beads_that_no_tick_takes_need_attention_and_the_doctor_says_the_same()
    {
        var world = new ModelWorld();
        world.Put(new BeadRow("a") { UpdatedAt = world.Now });
        world.Advance(10);
        (await TroublesAsync(world)).ShouldBeEmpty();
        world.Advance(1);

        (await TroublesAsync(world)).ShouldBe([Trouble.TicksMissing]);
        (await world.Process().DoctorAsync())
            .Where(f => f.Severity == Severity.Warning)
            .Select(f => f.Check)
            .ShouldBe([DoctorCheck.Tick]);
    }

    [Fact]
    public async Task While_a_hold_keeps_beads_not_all_is_well()
    {
        var world = ModelWorld.With("a", "b");
        (await world.Process().StatusAsync()).HeldBack.ShouldBeNull();
        world.Agent.Answer = Answers.Environment;
        await world.TickAsync();

        var status = await world.Process().StatusAsync();

        status.Troubles.ShouldBeEmpty();
        status.HeldBack.ShouldBe("2 beads wait for the hold to end");
    }

    [Fact]
    public async Task An_open_breaker_needs_attention_and_a_pause_does_not()
    {
        var world = ModelWorld.With("a");
        await using var store = new Testing.Model.ModelBeadStore(world.Database, world.Options, new Entropy());
        await store.WriteStateAsync("pause", """{"reason":"deploy"}""", CancellationToken.None);
        (await TroublesAsync(world)).ShouldBeEmpty();

        await store.WriteStateAsync(
            "breaker",
            """{"failures":5,"opened_at":"2026-11-20T11:00:00Z"}""",
            CancellationToken.None
        );

        (await TroublesAsync(world)).ShouldBe([Trouble.BreakerOpen]);
    }

    private static async Task<IEnumerable<Trouble>> TroublesAsync(ModelWorld world) =>
        (await world.Process().StatusAsync()).Troubles.Select(t => t.Trouble);
}
