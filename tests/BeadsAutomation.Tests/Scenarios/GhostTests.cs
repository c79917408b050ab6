using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>What a dead dispatcher leaves, by how far it came.</summary>
public sealed class GhostTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    [Fact]
    public async Task Claimed_and_never_sent_it_is_open_again_after_the_ghost_age_noted_once_and_counted()
    {
        await DieAtAsync(FaultPoint.ClaimCommitted);

        _world.Advance(4);
        (await _world.SweepAsync()).Kept.ShouldBe(1);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        var swept = (await _world.SweepAsync()).Verdicts.ShouldHaveSingleItem();

        (swept.Verdict, swept.Outcome).ShouldBe((SweepVerdict.PutBack, AttemptOutcome.Ghost));
        _world.Status("b1").ShouldBe("open");
        _world.Attempts("b1").ShouldHaveSingleItem().Counted.ShouldBeTrue();
        _world.Notes("b1").Count.ShouldBe(2);
        _world.Notes("b1")[^1].ShouldStartWith("released: claimed and never sent");
        (await _world.SweepAsync()).Verdicts.ShouldBeEmpty();
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Fact]
    public async Task The_fifth_ghost_is_blocked()
    {
        for (var i = 0; i < 5; i++)
        {
            await DieAtAsync(FaultPoint.ClaimCommitted);
            _world.Advance(5);
            await _world.SweepAsync();
        }

        _world.Status("b1").ShouldBe("blocked");
        _world.Notes("b1")[^1].ShouldStartWith("gave up after 5");
        _world.Notes("b1").Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_row_in_posting_with_nobody_there_is_blocked_by_silence_and_never_sent_again()
    {
        await DieAtAsync(FaultPoint.PostingCommitted);

        await _world.LetPassAsync(hours: 0.5, everyMinutes: 5);
        _world.Status("b1").ShouldBe("in_progress");
        await _world.LetPassAsync(hours: 0.1, everyMinutes: 2);

        _world.Status("b1").ShouldBe("blocked");
        _world.Attempts("b1").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Stale);
        _world.Agent.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AnswerClass.BeadFault, AttemptOutcome.Rejected, true)]
    [InlineData(AnswerClass.Environment, AttemptOutcome.Released, false)]
    public async Task A_refusal_that_was_recorded_and_left_is_put_back_by_the_sweep(
        AnswerClass answer,
        AttemptOutcome outcome,
        bool counted
    )
    {
        _world.Agent.Answer = o => Answers.Of(answer, o);
        await DieAtAsync(FaultPoint.AnswerRecorded);

        (await _world.SweepAsync()).Verdicts.ShouldHaveSingleItem().Verdict.ShouldBe(SweepVerdict.PutBack);

        _world.Status("b1").ShouldBe("open");
        var row = _world.Attempts("b1").ShouldHaveSingleItem();
        (row.Outcome, row.Counted).ShouldBe((outcome, counted));
    }

    [Fact]
    public async Task A_refusal_that_was_recorded_and_left_is_put_back_by_the_next_tick()
    {
        _world.Agent.Answer = Answers.BeadFault;
        await DieAtAsync(FaultPoint.AnswerRecorded);

        (await _world.TickAsync()).PutBack.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Rejected);

        _world.Status("b1").ShouldBe("open");
    }

    private async Task DieAtAsync(FaultPoint point)
    {
        var rig = _world.Process(faults: reached =>
        {
            if (reached == point)
            {
                throw new CrashException(point.ToString());
            }
        });
        await Should.ThrowAsync<CrashException>(() => rig.TickAsync());
    }
}
