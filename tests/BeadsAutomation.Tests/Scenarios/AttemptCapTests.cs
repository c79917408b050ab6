using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A bead that the service refuses for its own sake: backoff, cap, and what arms it again.</summary>
public sealed class AttemptCapTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    public AttemptCapTests() => _world.Agent.Answer = Answers.BeadFault;

    [Fact]
    public async Task The_waits_are_2_5_10_and_30_minutes_and_the_fifth_refusal_blocks()
    {
        var start = _world.Now;

        var sent = await FailToTheCapAsync();

        sent.Select(at => (at - start).TotalMinutes).ShouldBe([0, 2, 7, 17, 47]);
        _world.Status("b1").ShouldBe("blocked");
        _world.Notes("b1")[^1].ShouldStartWith("gave up after 5: HTTP 400: the bead is not to its liking");
        _world.Attempts("b1").ShouldAllBe(a => a.Counted && a.Outcome == AttemptOutcome.Rejected);
    }

    [Fact]
    public async Task A_bead_is_not_sent_one_second_before_its_wait_ends()
    {
        await _world.TickAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(119));

        var report = await _world.TickAsync();

        report.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.Backoff);
        _world.Agent.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_human_who_reopens_a_blocked_bead_gives_it_five_new_attempts_at_once()
    {
        await FailToTheCapAsync();
        _world.Do(t => t.SetStatus("b1", BeadStatus.Open));

        (await _world.TickAsync()).Dispatches.ShouldHaveSingleItem().Attempt.ShouldBe(6);

        _world.Notes("b1")[^1].ShouldContain("1 of 5");
        await _world.LetPassAsync(hours: 2, everyMinutes: 1);
        _world.Agent.Posts.Count.ShouldBe(10);
        _world.Status("b1").ShouldBe("blocked");
    }

    [Fact]
    public async Task Rearm_opens_a_blocked_bead_with_five_new_attempts()
    {
        await FailToTheCapAsync();

        (await _world.Process().RearmAsync("b1")).Done.ShouldBeTrue();

        _world.Status("b1").ShouldBe("open");
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Refused);
        _world.Notes("b1")[^1].ShouldContain("1 of 5");
    }

    [Fact]
    public async Task Rearm_ends_a_wait()
    {
        await _world.TickAsync();

        (await _world.Process().RearmAsync("b1")).Done.ShouldBeTrue();

        (await _world.TickAsync()).Dispatches.ShouldHaveSingleItem().Attempt.ShouldBe(2);
        _world.Notes("b1")[^1].ShouldContain("1 of 5");
    }

    [Fact]
    public async Task Rearm_gives_up_what_is_in_flight_and_only_then_is_it_sent_again()
    {
        _world.Agent.Answer = Answers.Unknown;
        await _world.TickAsync();
        _world.Advance(10);
        await _world.TickAsync();
        _world.Agent.Posts.Count.ShouldBe(1);

        var report = await _world.Process().RearmAsync("b1");

        report.Sentence.ShouldContain("may still be running");
        await _world.TickAsync();
        _world.Agent.Posts.Count.ShouldBe(2);
        _world.Attempts("b1").Select(a => a.Outcome).ShouldBe([AttemptOutcome.TakenBack, null]);
    }

    [Fact]
    public async Task A_day_of_refusals_leaves_at_most_six_notes()
    {
        await _world.LetPassAsync(hours: 24, everyMinutes: 2);

        _world.Agent.Posts.Count.ShouldBe(5);
        _world.Notes("b1").Count.ShouldBeLessThanOrEqualTo(6, string.Join('\n', _world.Notes("b1")));
    }

    /// <summary>Ticks every minute until the bead is blocked; returns when it was sent.</summary>
    private async Task<List<DateTime>> FailToTheCapAsync()
    {
        var start = _world.Now;
        var sent = new List<DateTime>();
        while (_world.Status("b1") == "open")
        {
            (_world.Now - start).ShouldBeLessThan(TimeSpan.FromHours(2));
            if ((await _world.TickAsync()).Dispatches.Count > 0)
            {
                sent.Add(_world.Now);
            }
            _world.Advance(1);
        }
        return sent;
    }
}
