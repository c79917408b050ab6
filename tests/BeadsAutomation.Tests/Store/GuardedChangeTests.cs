using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Store;

/// <summary>Every kind of change with every end of its COMMIT: what is said of it is what is there, once.</summary>
public sealed class GuardedChangeTests
{
    private const string Line = "a line of ours claim=00000001";

    private static readonly AttemptKey First = new("b1", 1, new string('1', 32));

    /// <summary>The world in which each kind of change is made, and the change.</summary>
    private static readonly Dictionary<string, (string State, Func<BeadHistory, BeadTransition> Of)> Kinds = new(
        StringComparer.Ordinal
    )
    {
        ["claim"] = (
            "ready",
            h => Of(h, new LedgerChange.Claim(First, "beadboard", "me"), BeadStatus.InProgress, Line)
        ),
        ["quiet claim"] = (
            "ready",
            h => Of(h, new LedgerChange.Claim(First, "beadboard", "me"), BeadStatus.InProgress)
        ),
        ["release"] = ("ghost", h => Of(h, Settle(h, AttemptOutcome.Ghost, "open"), BeadStatus.Open, Line)),
        ["block"] = ("at work", h => Of(h, Settle(h, AttemptOutcome.Stale, "blocked"), BeadStatus.Blocked, Line)),
        ["settle alone"] = ("re-opened", h => Of(h, Settle(h, AttemptOutcome.TakenBack, "rearmed"))),
        ["adopt"] = (
            "nobody's",
            h =>
                Of(
                    h,
                    new LedgerChange.SettleUnrecorded(First, AttemptOutcome.Stale, "blocked", "silent", "me"),
                    BeadStatus.Blocked,
                    Line
                )
        ),
        ["block at the cap"] = ("put back", h => Of(h, new LedgerChange.Amend(h.Latest!, "blocked"), "blocked", Line)),
        ["re-arm"] = ("put back", h => Of(h, new LedgerChange.Amend(h.Latest!, "rearmed"), note: Line)),
        ["note"] = ("at work", h => Of(h, new LedgerChange.Touch(h.Latest!), note: Line)),
        ["open what was never attempted"] = ("blocked", h => Of(h, new LedgerChange.None(), BeadStatus.Open, Line)),
    };

    public static TheoryData<string> AllKinds => [.. Kinds.Keys];

    public static TheoryData<string, CommitFault, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, CommitFault, int>();
            foreach (var kind in Kinds.Keys)
            {
                foreach (var fault in Enum.GetValues<CommitFault>())
                {
                    cases.Add(kind, fault, 32);
                    cases.Add(kind, fault, 66);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_said_of_it_is_what_is_there(string kind, CommitFault fault, int schema)
    {
        var (world, transition, change) = await DecidedAsync(kind, schema);
        var before = world.Changes.Count;
        world.Database.Engine.NextCommitFault = () => fault;

        var changed = await change.ApplyAsync(transition, "tested", CancellationToken.None);

        var there = fault != CommitFault.RequestLost;
        (changed.End, changed.Written is not null).ShouldBe((there ? ChangeEnd.Applied : ChangeEnd.Refused, there));
        world.Changes.Count.ShouldBe(before + (there ? 1 : 0));
        world.Notes("b1").Count(n => n == Line).ShouldBe(there && transition.Note is not null ? 1 : 0);
        if (!there)
        {
            changed.Sentence.ShouldContain("no answer to COMMIT");
            changed.IsBeadsOwnFault.ShouldBeFalse();
            Should.Throw<StoreException>(() => changed.OrThrow()).Message.ShouldStartWith("b1: the store did not take");
        }
    }

    /// <summary>What is there is not written again, and what is not there is tried until it is, three times.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_written_once_however_often_it_is_tried(string kind, CommitFault fault, int schema)
    {
        var (world, transition, change) = await DecidedAsync(kind, schema);
        var before = world.Changes.Count;
        var faults = new Queue<CommitFault>([fault, fault]);
        world.Database.Engine.NextCommitFault = () => faults.TryDequeue(out var next) ? next : CommitFault.None;

        var changed = await change.RunAsync(
            "b1",
            (fresh, _) => Task.FromResult<BeadTransition?>(Kinds[kind].Of(fresh.History)),
            "tested",
            CancellationToken.None
        );

        changed.End.ShouldBe(ChangeEnd.Applied);
        world.Changes.Count.ShouldBe(before + 1);
        world.Notes("b1").Count(n => n == Line).ShouldBe(transition.Note is null ? 0 : 1);
    }

    [Fact]
    public async Task A_store_that_never_takes_it_is_left_after_three_tries()
    {
        var (world, _, change) = await DecidedAsync("block", 66);
        world.Database.Engine.NextCommitFault = () => CommitFault.RequestLost;
        var decided = 0;

        var changed = await change.RunAsync(
            "b1",
            (fresh, _) =>
            {
                decided++;
                return Task.FromResult<BeadTransition?>(Kinds["block"].Of(fresh.History));
            },
            "tested",
            CancellationToken.None
        );

        (changed.End, decided).ShouldBe((ChangeEnd.Refused, 3));
    }

    [Theory]
    [InlineData(CommitFault.None)]
    [InlineData(CommitFault.AnswerLost)]
    public async Task What_it_tells_and_its_history_come_with_it_once(CommitFault fault)
    {
        var (world, transition, _) = await DecidedAsync("block", 66);
        world.Options = world.Options with { NotifyUrl = new Uri("http://localhost:9") };
        var published = new List<string>();
        world.Database.Engine.NextCommitFault = () => fault;

        await Over(world, new PublishedStore(StoreOf(world), published))
            .ApplyAsync(transition, "tested", CancellationToken.None);

        (await StoreOf(world).ReadOutboxAsync(CancellationToken.None)).ShouldHaveSingleItem();
        published.ShouldBe(["b1: tested"]);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Somebody_who_writes_first_wins(string kind)
    {
        var (world, transition, change) = await DecidedAsync(kind, 66);
        world.Advance(1);
        world.Do(t => t.Note("b1", "theirs"));

        var changed = await change.ApplyAsync(transition, "tested", CancellationToken.None);

        changed.End.ShouldBe(ChangeEnd.Lost);
        changed.OrThrow().Written.ShouldBeNull();
        world.Notes("b1").Count(n => n == Line).ShouldBe(0);
    }

    /// <summary>A server whose guard never matches what it lets us read, as MariaDB's does for a date of zeros.</summary>
    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_row_that_is_never_found_as_it_was_read_is_the_beads_own_fault(string kind)
    {
        var (world, transition, _) = await DecidedAsync(kind, 66);

        var changed = await Over(world, new NeverMatchingStore(StoreOf(world)))
            .ApplyAsync(transition, "tested", CancellationToken.None);

        (changed.End, changed.IsBeadsOwnFault).ShouldBe((ChangeEnd.Refused, true));
        changed.Sentence.ShouldContain("0000-00-00");
    }

    [Fact]
    public async Task Nothing_decided_is_nothing_written()
    {
        var (world, _, change) = await DecidedAsync("claim", 66);

        var changed = await change.RunAsync(
            "b1",
            (_, _) => Task.FromResult<BeadTransition?>(null),
            "tested",
            CancellationToken.None
        );

        changed.ShouldBe(Change.Nothing);
        world.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CommitFault.None, true)]
    [InlineData(CommitFault.AnswerLost, true)]
    [InlineData(CommitFault.RequestLost, false)]
    public async Task A_state_is_stored_or_not_and_it_is_said_which(CommitFault fault, bool stored)
    {
        var (world, _, change) = await DecidedAsync("block", 66);
        world.Database.Engine.NextCommitFault = () => fault;

        var changed = await change.StoreStateAsync("pause", "so", null, CancellationToken.None);

        changed.End.ShouldBe(stored ? ChangeEnd.Applied : ChangeEnd.Refused);
    }

    private static async Task<(ModelWorld, BeadTransition, GuardedChange)> DecidedAsync(string kind, int schema)
    {
        var (state, of) = Kinds[kind];
        var world = MakeWorld(state, schema);
        var fresh = await StoreOf(world).ReadBeadAsync("b1", CancellationToken.None);
        return (world, of(fresh.History), Over(world, StoreOf(world)));
    }

    private static ModelWorld MakeWorld(string state, int schema)
    {
        switch (state)
        {
            case "nobody's":
            case "blocked":
                var world = Worlds.Make("ready", schema: schema);
                world.Do(t => t.SetStatus("b1", state == "blocked" ? "blocked" : "in_progress"));
                return world;
            case "put back":
                var refused = Worlds.Make("ready", AnswerClass.BeadFault, schema);
                Schedules.Now(refused.TickAsync);
                return refused;
            default:
                return Worlds.Make(state, schema: schema);
        }
    }

    private static ModelBeadStore StoreOf(ModelWorld world) => new(world.Database, world.Options, new KnownEntropy(8));

    private static GuardedChange Over(ModelWorld world, IBeadStore store) =>
        new(store, new Announcer(world.Options, new KnownEntropy(9)));

    private static LedgerChange.Settle Settle(BeadHistory history, AttemptOutcome outcome, string left) =>
        new(history.Unsettled!, outcome, left);

    private static BeadTransition Of(
        BeadHistory history,
        LedgerChange ledger,
        string? status = null,
        string? note = null
    ) =>
        new()
        {
            BeadId = history.BeadId,
            Observed = history.Bead,
            ObservedLatest = history.Latest,
            Status = status,
            Note = note,
            Ledger = ledger,
        };

    private sealed class NeverMatchingStore(IBeadStore inner) : WrappedStore(inner)
    {
        public override Task<WriteResult> ApplyAsync(BeadTransition transition, CancellationToken cancellationToken) =>
            Task.FromResult(WriteResult.Lost);
    }
}
