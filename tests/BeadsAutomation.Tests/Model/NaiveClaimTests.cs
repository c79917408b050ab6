using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Model.Interleaving;

namespace BeadsAutomation.Tests.Model;

/// <summary>The control: the model must let the claim that everybody would write win twice, or it could prove nothing.</summary>
public sealed class NaiveClaimTests
{
    // begin and update, commit
    private const int Steps = 2;

    [Fact]
    public void Two_naive_claims_that_overlap_both_win()
    {
        var winners = Interleavings.All(Steps, Steps).Select(o => Winners(o, token: false)).ToList();

        winners.Count(n => n == 2).ShouldBe(4, "of the six orders, those in which both begin first");
        winners.Count(n => n == 1).ShouldBe(2);
    }

    [Fact]
    public void With_a_token_that_every_claimer_writes_exactly_one_wins_in_every_order()
    {
        Interleavings.All(Steps, Steps, Steps).ShouldAllBe(order => Winners(order, token: true) == 1);
    }

    private static int Winners(IReadOnlyList<int> order, bool token)
    {
        var engine = RecordedSchedule.NewEngine();
        var winners = 0;
        Interleaver.Run(order, [.. order.Distinct().Order().Select(_ => (Func<Actor, Task>)ClaimAsync)]);
        return winners;

        async Task ClaimAsync(Actor me)
        {
            var claim = engine.Begin();
            var rows = claim.Update(
                RecordedSchedule.Issues,
                "b1",
                r => r.Has("status", "open"),
                r => r.With("status", "in_progress").With("notes", token ? $"claim {me.Number}" : "claimed")
            );
            await me.StepAsync();
            if (rows == 1 && claim.Commit() == CommitAnswer.Committed)
            {
                winners++;
            }
        }
    }
}
