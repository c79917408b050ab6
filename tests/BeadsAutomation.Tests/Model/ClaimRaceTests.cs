using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;

namespace BeadsAutomation.Tests.Model;

/// <summary>The store's claim against others, in every order that there is.</summary>
public sealed class ClaimRaceTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public void Of_two_claims_of_one_bead_exactly_one_is_applied_in_every_order(int schema)
    {
        List<WriteResult> results = [];
        var orders = Interleaver.RunAll(
            () =>
            {
                var database = NewDatabase(schema);
                results = [];
                return [ClaimAsync(database, results), ClaimAsync(database, results)];
            },
            order => results.ShouldBe([WriteResult.Applied, WriteResult.Lost], ignoreOrder: true, string.Concat(order))
        );

        orders.ShouldBeGreaterThan(252);
    }

    [Fact]
    public void Of_three_claims_exactly_one_is_applied_in_every_order_of_reads_and_commits()
    {
        List<WriteResult> results = [];
        Interleaver.RunAll(
            () =>
            {
                var database = NewDatabase(66);
                results = [];
                return [.. Enumerable.Range(0, 3).Select(_ => ClaimAsync(database, results, StepMoment.BeforeCommit))];
            },
            order => results.Count(r => r == WriteResult.Applied).ShouldBe(1, string.Concat(order))
        );
    }

    [Theory]
    [InlineData(32)]
    [InlineData(66)]
    public void A_close_is_never_overwritten_by_a_claim(int schema)
    {
        var outcomes = RunAgainstHuman(schema, human => human.Close("b1"));

        outcomes.Where(o => o.Human == CommitAnswer.Committed).ShouldAllBe(o => o.Bead.Has("status", "closed"));
        outcomes.ShouldContain(o => o.Human == CommitAnswer.Conflict);
        outcomes.ShouldContain(o => o.Claim == WriteResult.Lost);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(66, false)]
    public void An_unassignment_of_the_same_second_merges_with_a_claim_unless_both_write_row_lock(
        int schema,
        bool merges
    ) =>
        RunAgainstHuman(schema, human => human.Unassign("b1"))
            .Any(o => o.HumanSawOpen && o.Bead.Has("status", "in_progress") && o.Bead.Has("assignee", ""))
            .ShouldBe(merges);

    [Fact]
    public void A_deleted_bead_is_never_claimed_and_leaves_no_row_of_the_ledger()
    {
        var outcomes = RunAgainstHuman(66, human => human.Delete("b1"));

        outcomes.ShouldAllBe(o => o.Claim == WriteResult.Applied || o.Attempts == 0);
        outcomes.ShouldContain(o => o.Claim == WriteResult.Lost);
    }

    private sealed record Outcome(
        WriteResult Claim,
        CommitAnswer Human,
        bool HumanSawOpen,
        ModelRow Bead,
        int Attempts
    );

    /// <summary>A claim and one transaction of a human, in every order.</summary>
    private static List<Outcome> RunAgainstHuman(int schema, Action<OutsideTransaction> work)
    {
        List<Outcome> outcomes = [];
        var database = NewDatabase(schema);
        List<WriteResult> claims = [];
        var answer = CommitAnswer.NoAnswer;
        var sawOpen = false;
        Interleaver.RunAll(
            () =>
            {
                database = NewDatabase(schema);
                claims = [];
                return [ClaimAsync(database, claims), HumanAsync];
            },
            _ =>
                outcomes.Add(
                    new Outcome(
                        claims.Single(),
                        answer,
                        sawOpen,
                        database.Bead("b1") ?? ModelRow.Empty,
                        AttemptsIn(database)
                    )
                )
        );
        return outcomes;

        async Task HumanAsync(Actor me)
        {
            sawOpen = database.Bead("b1")!.Has("status", "open");
            var transaction = database.Begin();
            work(transaction);
            await me.StepAsync();
            answer = transaction.Commit();
        }
    }

    private static int AttemptsIn(BeadDatabase database)
    {
        var transaction = database.Engine.Begin();
        return transaction.HasTable("automation_attempts") ? transaction.Rows("automation_attempts").Count() : 0;
    }

    private static Func<Actor, Task> ClaimAsync(
        BeadDatabase database,
        List<WriteResult> results,
        params StepMoment[] moments
    ) =>
        async me =>
        {
            var entropy = new KnownEntropy(me.Number + 1);
            await using var store = new ModelBeadStore(
                database,
                new BeadsOptions(),
                entropy,
                step => moments.Length == 0 || moments.Contains(step.Moment) ? me.StepAsync() : Task.CompletedTask
            );
            var read = await store.ReadBeadAsync("b1", CancellationToken.None);
            var claim = ClaimTransition.Of(read.History, entropy.NewToken());
            var mayClaim =
                read.History is { Unsettled: null, Bead: { } bead }
                && bead.HasStatus("open")
                && bead.IsAssignedTo("agent");
            results.Add(mayClaim ? await store.ApplyAsync(claim, CancellationToken.None) : WriteResult.Lost);
        };

    private static BeadDatabase NewDatabase(int schema)
    {
        var database = new BeadDatabase(schema);
        database.Do(t => t.Create(new BeadRow("b1")));
        return database;
    }
}
