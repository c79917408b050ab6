using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The agent service is away: what the beads that wait for it go through.</summary>
public sealed class OutageTests
{
    private static readonly string[] Beads = ["b1", "b2", "b3", "b4", "b5"];

    private readonly ModelWorld _world = ModelWorld.With(Beads);
    private DateTime _recovery;
    private TickReport? _last;

    /// <param name="kind">How the outage shows.</param>
    /// <param name="posts">POSTs of each bead while it lasts, in the order of the queue.</param>
    /// <param name="queueMovesAt">Minutes after the outage began.</param>
    [Theory]
    [InlineData("unreachable", new[] { 0, 0, 0, 0, 0 }, 30)]
    [InlineData("refusing", new[] { 1, 1, 1, 1, 0 }, 30)]
    [InlineData("busy when asked", new[] { 0, 0, 0, 0, 0 }, 30)]
    [InlineData("busy when sent to", new[] { 3, 3, 3, 3, 3 }, 30)]
    public async Task Thirty_minutes_of_outage_cost_no_attempt_and_the_queue_moves_after_them(
        string kind,
        int[] posts,
        int queueMovesAt
    )
    {
        var start = _world.Now;
        Break(kind);

        await TickEveryTwoMinutesAsync(() => _world.Now < start.AddMinutes(30));

        Beads.Select(b => _world.Agent.PostsOf(b).Count).ShouldBe(posts);
        _world.Attempts().ShouldAllBe(a => !a.Counted);
        Beads.ShouldAllBe(b => _world.Notes(b).Count <= 2);
        Beads.ShouldAllBe(b => _world.Status(b) == "open");

        Mend();
        await TickEveryTwoMinutesAsync(() => _last!.Outcome != TickOutcome.Dispatched);
        var moves = Later(start.AddMinutes(30), _recovery);
        (_world.Now - start).TotalMinutes.ShouldBe(queueMovesAt + 2);
        _world.Now.ShouldBeLessThanOrEqualTo(moves.AddMinutes(4));
        await TickEveryTwoMinutesAsync(() => Beads.Any(b => _world.Status(b) == "open"));
        Beads.ShouldAllBe(b => _world.Agent.PostsOf(b).Count(p => p.MayHaveStarted) == 1);
    }

    [Theory]
    [InlineData("unreachable")]
    [InlineData("refusing")]
    [InlineData("busy when asked")]
    [InlineData("busy when sent to")]
    public async Task Three_days_of_outage_leave_at_most_six_notes_on_a_bead_and_no_attempt_counted(string kind)
    {
        Break(kind);

        await _world.LetPassAsync(hours: 72, everyMinutes: 20);

        Beads.Select(b => _world.Notes(b).Count).ShouldAllBe(n => n <= 6);
        _world.Attempts().ShouldAllBe(a => !a.Counted);
        Beads.ShouldAllBe(b => _world.Status(b) == "open");
    }

    [Fact]
    public async Task A_hundred_ticks_of_an_unreachable_service_change_no_bead()
    {
        Break("unreachable");
        var before = Beads.Select(b => _world.Database.Bead(b)).ToList();

        for (var i = 0; i < 100; i++)
        {
            await _world.TickAsync();
            _world.Advance(2);
        }

        Beads.Select(b => _world.Database.Bead(b)).ShouldBe(before);
        _world.Attempts().ShouldBeEmpty();
    }

    private void Break(string kind)
    {
        switch (kind)
        {
            case "unreachable":
                _world.Agent.Room = () => new Room(RoomState.Unreachable, null, "refused");
                break;
            case "busy when asked":
                _world.Agent.Room = () => new Room(RoomState.Busy, 0, "10 of 10 jobs run");
                break;
            case "refusing":
                _world.Agent.Answer = Answers.Environment;
                break;
            default:
                _world.Agent.Answer = Answers.Busy;
                break;
        }
    }

    /// <summary>The service is back; the hold then in force still counts.</summary>
    private void Mend()
    {
        _recovery = Later(_world.Now, _last?.HoldUntil ?? _world.Now);
        _world.Agent.Room = () => new Room(RoomState.Known, 10, "");
        _world.Agent.Answer = Answers.Accepted;
    }

    private async Task TickEveryTwoMinutesAsync(Func<bool> goOn)
    {
        do
        {
            _last = await _world.TickAsync();
            _world.Advance(2);
        } while (goOn());
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
