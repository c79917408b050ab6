using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;

namespace BeadsAutomation.Tests.Model;

/// <summary>What the model can do beyond the store's contract: faults, steps, its clock and its counters.</summary>
public sealed class ModelBeadStoreTests
{
    private readonly BeadDatabase _database = new(32);
    private readonly KnownEntropy _entropy = new();

    public ModelBeadStoreTests() => _database.Do(t => t.Create(new BeadRow("b1")));

    [Fact]
    public async Task Reading_writes_nothing_and_needs_no_ledger()
    {
        var store = Store();
        var before = _database.Engine.Counters;

        (await store.ReadQueueAsync(default)).Waiting.Count.ShouldBe(1);
        (await store.ReadClaimsAsync(default)).Histories.ShouldBeEmpty();
        (await store.ReadBeadAsync("b1", default)).History.Attempts.ShouldBeEmpty();
        (await store.ReadStateAsync("hold", default)).ShouldBeNull();

        var after = _database.Engine.Counters;
        (after.Writes, after.Commits).ShouldBe((before.Writes, before.Commits));
        after.Reads.ShouldBeGreaterThan(before.Reads);
    }

    [Theory]
    [InlineData(0.499_999, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.6, 1)]
    public async Task The_stamp_of_a_bead_is_rounded_half_up_and_the_ledger_keeps_microseconds(
        double fraction,
        int secondsLater
    )
    {
        var second = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
        _database.Clock.Utc = second.AddSeconds(fraction);

        await ClaimAsync(Store());

        var attempt = (await Store().ReadBeadAsync("b1", default)).History.Latest!;
        _database.Bead("b1")!.Time("updated_at").ShouldBe(second.AddSeconds(secondsLater));
        attempt.BeadUpdatedAt.ShouldBe(second.AddSeconds(secondsLater));
        attempt.ClaimedAt.ShouldBe(second.AddSeconds(fraction));
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost, "in_progress", 1)]
    [InlineData(CommitFault.RequestLost, "open", 0)]
    public async Task A_lost_answer_to_commit_is_indeterminate_and_a_new_read_tells(
        CommitFault fault,
        string status,
        int attempts
    )
    {
        _database.Engine.NextCommitFault = () => fault;

        (await ClaimAsync(Store())).ShouldBe(WriteResult.Indeterminate);

        var history = (await Store().ReadBeadAsync("b1", default)).History;
        history.Bead!.Status.ShouldBe(status);
        history.Attempts.Count.ShouldBe(attempts);
    }

    [Theory]
    [InlineData(StepMoment.BeforeBegin, false)]
    [InlineData(StepMoment.AfterReads, false)]
    [InlineData(StepMoment.BeforeCommit, false)]
    [InlineData(StepMoment.AfterCommit, true)]
    public async Task A_crash_at_any_step_leaves_the_whole_transition_or_nothing(StepMoment moment, bool applied)
    {
        var dying = Store(step =>
            step == new StoreStep("Apply", moment) ? throw new OperationCanceledException() : Task.CompletedTask
        );

        await Should.ThrowAsync<OperationCanceledException>(() => ClaimAsync(dying));

        var history = (await Store().ReadBeadAsync("b1", default)).History;
        history.Bead!.HasStatus(BeadStatus.InProgress).ShouldBe(applied);
        (history.Attempts.Count == 1).ShouldBe(applied);
        _database.Engine.Begin().Rows("events").Any().ShouldBe(applied);
    }

    [Fact]
    public void Of_marking_an_attempt_and_calling_it_a_ghost_exactly_one_is_applied_in_every_order()
    {
        List<WriteResult> results = [];
        Interleaver.RunAll(
            () =>
            {
                var database = Claimed(out var claim);
                results = [];
                return
                [
                    async me =>
                    {
                        var store = Store(database, _ => me.StepAsync());
                        results.Add((await store.MarkPostingAsync(claim.Latest!.Key, default)).Write);
                    },
                    async me =>
                    {
                        var store = Store(database, _ => me.StepAsync());
                        results.Add(await store.ApplyAsync(Ghost(claim), default));
                    },
                ];
            },
            order => results.ShouldBe([WriteResult.Applied, WriteResult.Lost], ignoreOrder: true, string.Concat(order))
        );
    }

    [Fact]
    public async Task An_unassignment_that_merged_with_the_claim_is_seen_before_the_post()
    {
        var human = _database.Begin();
        human.Unassign("b1");
        await ClaimAsync(Store());
        human.Commit().ShouldBe(CommitAnswer.Committed);

        var claimed = (await Store().ReadBeadAsync("b1", default)).History;
        var marked = await Store().MarkPostingAsync(claimed.Latest!.Key, default);

        marked.Write.ShouldBe(WriteResult.Lost);
        marked.Obstacle.ShouldBe(PostingObstacle.Unassigned);
        marked.History!.Bead!.Status.ShouldBe(BeadStatus.InProgress);
    }

    [Theory]
    [InlineData(65_521, 65_535)]
    [InlineData(65_522, 65_522)]
    public async Task A_note_that_does_not_fit_is_left_out_and_the_rest_is_written(int before, int after)
    {
        _database.Do(t => t.Edit("b1", ("notes", new string('x', before))));

        (await ClaimAsync(Store())).ShouldBe(WriteResult.Applied);

        var row = _database.Bead("b1")!;
        row.Text("notes").ShouldNotBeNull().Length.ShouldBe(after);
        row.Text("status").ShouldBe(BeadStatus.InProgress);
    }

    private static BeadTransition Ghost(BeadHistory claimed) =>
        new()
        {
            BeadId = claimed.BeadId,
            Observed = claimed.Bead,
            ObservedLatest = claimed.Latest,
            Status = BeadStatus.Open,
            Note = "ghost",
            Ledger = new LedgerChange.Settle(claimed.Latest!, AttemptOutcome.Ghost, BeadStatus.Open),
        };

    private static BeadDatabase Claimed(out BeadHistory claim)
    {
        var database = new BeadDatabase(32);
        database.Do(t => t.Create(new BeadRow("b1")));
        var store = new ModelBeadStore(database, new BeadsOptions(), new KnownEntropy());
        // The model never waits for anything by itself, so these tasks are complete.
        ClaimAsync(store).IsCompletedSuccessfully.ShouldBeTrue();
        claim = store.ReadBeadAsync("b1", default).Result.History;
        return database;
    }

    private static async Task<WriteResult> ClaimAsync(ModelBeadStore store)
    {
        var read = await store.ReadBeadAsync("b1", default);
        return await store.ApplyAsync(ClaimTransition.Of(read.History, "token"), default);
    }

    private ModelBeadStore Store(Func<StoreStep, Task>? step = null) =>
        new(_database, new BeadsOptions(), _entropy, step);

    private static ModelBeadStore Store(BeadDatabase database, Func<StoreStep, Task>? step) =>
        new(database, new BeadsOptions(), new KnownEntropy(actor: 1), step);
}
