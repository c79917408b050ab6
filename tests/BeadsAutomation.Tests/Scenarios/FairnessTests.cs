using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Who goes first, and that nobody stands in the way of the others.</summary>
public sealed class FairnessTests
{
    private static readonly string[] Good = ["good1", "good2", "good3", "good4", "good5"];

    private readonly ModelWorld _world = new(options: new BeadsOptions { MaxInFlight = 1000 });

    [Theory]
    [InlineData(0.3, 6)]
    [InlineData(2, 8)] // its first wait is over with the next tick, which is its turn again
    public async Task A_poison_P0_does_not_keep_five_good_P1_waiting(double interval, int ticks)
    {
        _world.Put(new BeadRow("poison") { Priority = 0 });
        PutGood(Good, priority: 1);
        _world.Agent.Answer = o => o.BeadId == "poison" ? Answers.BeadFault(o) : Answers.Accepted(o);

        (await TicksUntilSentAsync(Good, interval)).ShouldBe(ticks);

        _world.Agent.Posts.Where(p => p.MayHaveStarted).Select(p => p.Order.BeadId).ShouldBe(Good);
    }

    [Fact]
    public async Task Two_P0_that_the_service_never_finds_do_not_keep_four_good_ones_waiting()
    {
        string[] lost = ["lost1", "lost2"];
        foreach (var id in lost)
        {
            _world.Put(new BeadRow(id) { Priority = 0 });
        }
        PutGood(Good[..4], priority: 1);
        _world.Agent.Answer = o =>
            lost.Contains(o.BeadId)
                ? new DispatchAnswer(AnswerClass.Environment, null, 400, "Task not found")
                : Answers.Accepted(o);

        (await TicksUntilSentAsync(Good[..4], 2)).ShouldBeLessThanOrEqualTo(14);

        _world.Agent.Posts.Where(p => p.MayHaveStarted).Select(p => p.Order.BeadId).ShouldBe(Good[..4]);
        foreach (var id in lost)
        {
            _world.Attempts(id).Count(a => a.Counted).ShouldBeGreaterThanOrEqualTo(2);
            _world.Notes(id).Count.ShouldBeLessThanOrEqualTo(12);
        }
    }

    [Fact]
    public async Task Beads_never_found_are_blocked_in_the_end_while_others_are_accepted()
    {
        _world.Put(new BeadRow("lost") { Priority = 0 });
        _world.Agent.Answer = o =>
            o.BeadId == "lost"
                ? new DispatchAnswer(AnswerClass.Environment, null, 400, "Task not found")
                : Answers.Accepted(o);

        for (var i = 0; _world.Status("lost") == "open"; i++)
        {
            _world.Put(new BeadRow($"good{i}"));
            await _world.TickAsync();
            _world.Advance(2);
            i.ShouldBeLessThan(120);
        }

        _world.Status("lost").ShouldBe("blocked");
        _world.Notes("lost")[^1].ShouldStartWith("gave up after 5: HTTP 400: Task not found");
    }

    [Fact]
    public async Task Of_more_than_fifty_candidates_the_first_by_priority_age_and_id_goes_first()
    {
        for (var i = 0; i < 120; i++)
        {
            _world.Put(new BeadRow($"b{i:000}") { Priority = 1 + (i % 4) });
        }
        var earlier = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
        _world.Put(new BeadRow("z-urgent") { Priority = 0 });
        _world.Put(new BeadRow("y-urgent") { Priority = 0, CreatedAt = earlier });
        _world.Put(new BeadRow("x-urgent") { Priority = 0, CreatedAt = earlier });

        for (var i = 0; i < 5; i++)
        {
            await _world.TickAsync();
        }

        _world.Agent.Posts.Select(p => p.Order.BeadId).ShouldBe(["x-urgent", "y-urgent", "z-urgent", "b000", "b004"]);
    }

    private void PutGood(string[] ids, int priority)
    {
        foreach (var id in ids)
        {
            _world.Put(new BeadRow(id) { Priority = priority });
        }
    }

    private async Task<int> TicksUntilSentAsync(string[] ids, double interval)
    {
        for (var ticks = 1; ; ticks++)
        {
            await _world.TickAsync();
            _world.Advance(interval);
            if (ids.All(id => _world.Agent.PostsOf(id).Any(p => p.MayHaveStarted)))
            {
                return ticks;
            }
            ticks.ShouldBeLessThan(100);
        }
    }
}
