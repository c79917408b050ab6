using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>72 hours with a tick every two minutes and a sweep every ten.</summary>
public sealed class LongLifeTests
{
    private const int Hours = 72;

    private readonly ModelWorld _world = new();
    private readonly WorkingService _service;
    private readonly Dictionary<string, int> _ticksWaited = new(StringComparer.Ordinal);
    private DateTime _heldUntil;

    public LongLifeTests()
    {
        _service = new WorkingService(_world, TimeSpan.FromMinutes(14));
        _world.Agent.Answer = _service.Start;
    }

    /// <param name="kind">How the service is dead.</param>
    /// <param name="status">Of the beads that waited for it, in the end.</param>
    /// <param name="mostPosts">Of one bead.</param>
    [Theory]
    [InlineData("unreachable", "open", 0)]
    [InlineData("refuses the connection", "open", int.MaxValue)] // reaches nobody: no limit but the hold's
    [InlineData("refuses each bead", "blocked", 5)]
    [InlineData("hangs", "blocked", 1)]
    public async Task A_dead_service_costs_few_posts_and_notes(string kind, string status, int mostPosts)
    {
        string[] beads = ["b1", "b2", "b3"];
        Put(beads);
        _world.Agent.Room = () => new Room(kind == "unreachable" ? RoomState.Unreachable : RoomState.Unknown, null, "");
        _world.Agent.Answer = kind switch
        {
            "refuses each bead" => Answers.BeadFault,
            "hangs" => Answers.Unknown,
            _ => Answers.Environment,
        };

        await LiveAsync(_ => { });

        foreach (var bead in beads)
        {
            _world.Status(bead).ShouldBe(status);
            _world.Agent.PostsOf(bead).Count.ShouldBeLessThanOrEqualTo(mostPosts);
            _world.Attempts(bead).Count(a => a.Counted).ShouldBeLessThanOrEqualTo(5);
            _world.Notes(bead).Count.ShouldBeLessThanOrEqualTo(6);
        }
        _world.Agent.Posts.Count.ShouldBeLessThan(100, "the hold doubles to an hour");
        Promise.MustHold(_world, kind);
    }

    [Fact]
    public async Task One_poison_bead_is_blocked_after_five_and_the_good_ones_go_their_way()
    {
        _world.Put(new BeadRow("poison") { Priority = 0 });
        _world.Agent.Answer = o => o.BeadId == "poison" ? Answers.BeadFault(o) : _service.Start(o);

        await LiveAsync(tick =>
        {
            if (tick % 30 == 0)
            {
                Put($"good{tick:0000}");
            }
        });

        _world.Status("poison").ShouldBe("blocked");
        _world.Agent.PostsOf("poison").Count.ShouldBe(5);
        _world.Notes("poison").Count.ShouldBeLessThanOrEqualTo(6);
        TheGoodOnesAreDone(72);
    }

    [Theory]
    [InlineData("unreachable", 7)]
    [InlineData("unreachable", 45)]
    [InlineData("refuses the connection", 7)]
    [InlineData("refuses the connection", 45)]
    public async Task A_flapping_service_gets_each_bead_soon_after_it_is_back_and_the_hold_is_over(
        string kind,
        int period
    )
    {
        await LiveAsync(tick =>
        {
            var down = tick / period % 2 == 1;
            if (tick % period == 0)
            {
                Put($"good{tick:0000}");
            }
            _world.Agent.Room = () =>
                new Room(down && kind == "unreachable" ? RoomState.Unreachable : RoomState.Unknown, null, "");
            _world.Agent.Answer = down ? Answers.Environment : _service.Start;
            CountWaiting(down);
        });

        TheGoodOnesAreDone((Hours * 30) / period);
        _ticksWaited.Values.Max().ShouldBeLessThanOrEqualTo(6);
        _world.Attempts().ShouldAllBe(a => !a.Counted);
    }

    /// <summary>Ticks in which the service was there, nothing was held, and a bead still waited.</summary>
    private void CountWaiting(bool down)
    {
        if (down || _world.Now < _heldUntil)
        {
            return;
        }
        foreach (var bead in _world.Database.Engine.Begin().Rows("issues").Where(b => b.Value.Has("status", "open")))
        {
            _ticksWaited[bead.Key] = _ticksWaited.GetValueOrDefault(bead.Key) + 1;
        }
    }

    private async Task LiveAsync(Action<int> meanwhile)
    {
        for (var tick = 0; tick < Hours * 30; tick++)
        {
            meanwhile(tick);
            _service.Work();
            _heldUntil = (await _world.TickAsync()).HoldUntil ?? _heldUntil;
            if (tick % 5 == 0)
            {
                await _world.SweepAsync();
            }
            _world.Advance(2);
        }
    }

    /// <summary>All but those of the last hours, sent once and closed by their agents.</summary>
    private void TheGoodOnesAreDone(int atLeast)
    {
        var good = _world.Agent.Posts.Where(p => p.MayHaveStarted).Select(p => p.Order.BeadId).ToList();
        good.Count.ShouldBeGreaterThanOrEqualTo(atLeast - 2);
        good.SkipLast(2).ShouldAllBe(bead => _world.Status(bead) == "closed");
        good.ShouldAllBe(bead => _world.Notes(bead).Count <= 6);
        _service.NothingThatLivesWasReaped("72 hours");
        Promise.MustHold(_world, "72 hours");
    }

    private void Put(params string[] beads)
    {
        foreach (var bead in beads)
        {
            _world.Put(new BeadRow(bead) { Priority = 1 });
        }
    }
}
