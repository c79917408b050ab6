using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;

namespace BeadsAutomation.Tests.Commands.Explain;

/// <summary>Every reason is reached and explained: one world for each.</summary>
public sealed class ReasonTests
{
    /// <summary>Only a tick that sends can say it.</summary>
    private static readonly ReasonCode[] OfRealTicks = [ReasonCode.LostRace, ReasonCode.NotWritten];

    // Bead "a" waits for the reason, with a clause of its sentence.
    private static readonly Dictionary<ReasonCode, (Func<Task<ModelWorld>> Make, string Clause)> Worlds = new()
    {
        [ReasonCode.InFlight] = (ReopenedAsync, "attempt 1 is dispatched since"),
        [ReasonCode.Ephemeral] = (() => With(b => b with { Ephemeral = true }), "ephemeral"),
        [ReasonCode.Pinned] = (() => With(b => b with { Pinned = true }), "pinned"),
        [ReasonCode.NotWorkType] = (() => With(b => b with { IssueType = "gate" }), "type gate"),
        [ReasonCode.Deferred] = (() => With(b => b with { DeferUntil = b.UpdatedAt.AddYears(9) }), "deferred"),
        [ReasonCode.BlockedBy] = (BlockedAsync, "blocked by z"),
        [ReasonCode.NoAcceptance] = (() => With(b => b with { AcceptanceCriteria = " " }), "criteria are blank"),
        [ReasonCode.AttemptsExhausted] = (ExhaustedAsync, "1 of 1 attempts"),
        [ReasonCode.Backoff] = (() => RefusedAsync(Answers.BeadFault), "not before"),
        [ReasonCode.OrphanGrace] = (TimedOutAsync, "may be at work until"),
        [ReasonCode.OldData] = (OldDataAsync, "an old row was brought back"),
        [ReasonCode.Paused] = (PausedAsync, "a restore"),
        [ReasonCode.Untrusted] = (StrangersAsync, "assigned by bob, who is not in BEADS_TRUSTED_ACTORS"),
        [ReasonCode.PoolBusy] = (PoolAsync, "pool:gpu: 1 of 1 in flight, first"),
        [ReasonCode.BreakerOpen] = (BrokenAsync, "nobody behind the gateway"),
        [ReasonCode.BudgetExhausted] = (SpentAsync, "all 1 dispatches of this day"),
        [ReasonCode.Held] = (() => RefusedAsync(Answers.Environment), "nobody behind the gateway"),
        [ReasonCode.CapacitySaturated] = (() => FullAsync(), "1 of 1 in flight"),
        [ReasonCode.ServiceBusy] = (() => SaysAsync(RoomState.Busy), "0 of 3 free"),
        [ReasonCode.ServiceUnreachable] = (() => SaysAsync(RoomState.Unreachable), "0 of 3 free"),
        [ReasonCode.WaitsTurn] = (() => Task.FromResult(ModelWorld.With("first", "a")), "waits for 1 before it"),
    };

    public static TheoryData<ReasonCode> Reached => [.. Worlds.Keys];

    [Fact]
    public void No_reason_is_left_out() =>
        Worlds
            .Keys.Concat(OfRealTicks)
            .Append(ReasonCode.LivesInWisps)
            .ShouldBe(Enum.GetValues<ReasonCode>(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Reached))]
    public async Task A_bead_that_waits_is_told_why_since_when_and_what_to_do(ReasonCode reason)
    {
        var (make, clause) = Worlds[reason];
        var world = await make();

        var report = await world.Process().ExplainAsync("a");

        var answer = report.Beads.ShouldHaveSingleItem();
        answer.Standing.ShouldBe(Standing.Waits);
        answer.Reason.ShouldBe(reason);
        answer.Sentence.ShouldContain(clause);
        answer.Next.ShouldBe(reason.NextAction("a"));
        var ofService =
            reason
            is ReasonCode.CapacitySaturated
                or ReasonCode.ServiceBusy
                or ReasonCode.ServiceUnreachable
                or ReasonCode.BudgetExhausted;
        (answer.Since is null).ShouldBe(ofService);
        (answer.Until is not null).ShouldBe(
            reason
                is ReasonCode.Backoff
                    or ReasonCode.Held
                    or ReasonCode.OrphanGrace
                    or ReasonCode.BreakerOpen
                    or ReasonCode.BudgetExhausted
        );
    }

    [Fact]
    public async Task A_bead_that_the_agent_cannot_see_is_told_so()
    {
        var world = ModelWorld.With("a");
        var store = new WispStore(new Testing.Model.ModelBeadStore(world.Database, world.Options, new Entropy()));
        var process = new ProcessRig(store, world.Agent, world.Options, world.Clock, new Entropy());

        var answer = (await process.ExplainAsync()).Beads.ShouldHaveSingleItem();

        answer.Reason.ShouldBe(ReasonCode.LivesInWisps);
        answer.Sentence.ShouldContain("the agent cannot see it");
    }

    [Fact]
    public async Task The_blocker_is_named_with_its_status_and_title()
    {
        var world = await BlockedAsync();
        world.Do(t => t.SetCells("z", [new("title", "paint\n\u001b[2Jit")]));

        var answer = (await world.Process().ExplainAsync("a")).Beads.ShouldHaveSingleItem();

        answer.Blocker.ShouldBe(new BlockerReport("z", "open", "paint [2Jit"));
    }

    [Fact]
    public void Every_reason_has_a_meaning() =>
        Enum.GetValues<ReasonCode>()
            .Select(r => r.Meaning())
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(Enum.GetValues<ReasonCode>().Length);

    private static Task<ModelWorld> With(Func<BeadRow, BeadRow> change)
    {
        var world = new ModelWorld();
        world.Put(change(new BeadRow("a")));
        return Task.FromResult(world);
    }

    private static async Task<ModelWorld> ReopenedAsync()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Reopen("a");
        return world;
    }

    private static Task<ModelWorld> BlockedAsync()
    {
        var world = ModelWorld.With("a");
        world.Put(new BeadRow("z") { Assignee = "bob" });
        world.Do(t => t.AddDependency("a", "z"));
        return Task.FromResult(world);
    }

    /// <summary>Refused twice, and the cap was lowered to one since.</summary>
    private static async Task<ModelWorld> ExhaustedAsync()
    {
        var before = await RefusedAsync(Answers.BeadFault);
        before.Options = new BeadsOptions { MaxAttempts = 1 };
        return before;
    }

    private static async Task<ModelWorld> RefusedAsync(Func<DispatchOrder, DispatchAnswer> answer)
    {
        var world = ModelWorld.With("a");
        world.Agent.Answer = answer;
        await world.TickAsync();
        return world;
    }

    /// <summary>Its job ran out of its time, and a human opened it again at once.</summary>
    private static async Task<ModelWorld> OldDataAsync()
    {
        var world = ModelWorld.With("a");
        var before = world.Database.Bead("a")!;
        await world.TickAsync();
        world.Advance(1);
        world.Do(t => t.Close("a"));
        await world.SweepAsync();
        world.Do(t => t.SetCells("a", before.Cells));
        return world;
    }

    private static async Task<ModelWorld> TimedOutAsync()
    {
        var world = ModelWorld.With("a");
        await world.TickAsync();
        world.Agent.Job = _ => Answers.Job(JobState.TimedOut);
        world.Advance(16);
        await world.SweepAsync();
        world.Reopen("a");
        return world;
    }

    private static async Task<ModelWorld> PausedAsync()
    {
        var world = ModelWorld.With("a");
        await world.Process().PauseAsync("a restore");
        return world;
    }

    private static Task<ModelWorld> StrangersAsync()
    {
        var world = new ModelWorld(options: new BeadsOptions { TrustedActors = new("ann") });
        world.Put(new BeadRow("a") { Assignee = "" });
        world.Do(t => t.AssignAs("bob", "a", "agent"));
        return Task.FromResult(world);
    }

    private static async Task<ModelWorld> PoolAsync()
    {
        var world = ModelWorld.With("first", "a");
        world.Do(t => t.Label("first", "pool:gpu"));
        world.Do(t => t.Label("a", "pool:gpu"));
        await world.TickAsync();
        return world;
    }

    private static async Task<ModelWorld> BrokenAsync()
    {
        var world = new ModelWorld(options: new BeadsOptions { BreakerAfter = 1 });
        world.Put(new BeadRow("a"));
        world.Agent.Answer = Answers.Environment;
        await world.TickAsync();
        return world;
    }

    private static async Task<ModelWorld> SpentAsync()
    {
        var world = new ModelWorld(options: new BeadsOptions { MaxDispatchesPerDay = 1 });
        world.Put(new BeadRow("first") { Priority = 0 });
        world.Put(new BeadRow("a"));
        await world.TickAsync();
        return world;
    }

    private static async Task<ModelWorld> FullAsync()
    {
        var world = new ModelWorld(options: new BeadsOptions { MaxInFlight = 1 });
        world.Put(new BeadRow("first") { Priority = 0 });
        world.Put(new BeadRow("a"));
        await world.TickAsync();
        return world;
    }

    private static Task<ModelWorld> SaysAsync(RoomState state)
    {
        var world = ModelWorld.With("a");
        world.Agent.Room = () => new Room(state, 0, "0 of 3 free");
        return Task.FromResult(world);
    }

    /// <summary>The same beads, kept where the agent's side cannot see them.</summary>
    private sealed class WispStore(IBeadStore inner) : WrappedStore(inner)
    {
        public override async Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken)
        {
            var queue = await Inner.ReadQueueAsync(cancellationToken);
            return queue with
            {
                Waiting =
                [
                    .. queue.Waiting.Select(w => w with { Readiness = w.Readiness with { LivesInWisps = true } }),
                ],
            };
        }
    }
}
