using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>The queue, or the beads of a label, stopped by hand.</summary>
public sealed class PauseTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1", "b2");

    [Fact]
    public async Task While_paused_nothing_is_claimed_nobody_is_asked_and_recovery_goes_on()
    {
        await _world.TickAsync();
        await _world.Process().PauseAsync("restore");
        _world.Advance(31);
        var requests = _world.Agent.Requests;

        var tick = await _world.TickAsync();
        _world.Agent.Requests.ShouldBe(requests);
        var sweep = await _world.SweepAsync();

        (tick.Outcome, tick.ExitCode, tick.Detail).ShouldBe(
            (TickOutcome.Paused, ExitCode.Done, "until it is resumed: restore (beads-dispatcher)")
        );
        tick.Decisions.ShouldHaveSingleItem().ShouldBe(new BeadDecision("b2", ReasonCode.Paused, tick.Detail));
        tick.Queue!.Ready.ShouldBe(0, "none could be sent");
        sweep.Reaped.ShouldBe(1);
        (_world.Status("b1"), _world.Status("b2")).ShouldBe(("blocked", "open"));
        _world.Attempts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_ends_by_itself_to_the_second()
    {
        (await _world.Process().PauseAsync("a while", TimeSpan.FromHours(2))).Until.ShouldNotBeNull();

        _world.Clock.Advance(new TimeSpan(1, 59, 59));
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Paused);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Fact]
    public async Task Resume_ends_it_and_says_so_once()
    {
        await _world.Process().PauseAsync("restore");

        (await _world.Process().ResumeAsync()).Sentence.ShouldBe("the queue is resumed; the pause was: restore");
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
        (await _world.Process().ResumeAsync()).Sentence.ShouldBe("the queue is not paused: nothing to resume");
    }

    [Fact]
    public async Task Of_a_label_only_its_beads_wait_and_resume_says_which_pauses_remain()
    {
        _world.Do(t => t.Label("b1", "risky"));
        await _world.Process().PauseAsync("all");
        await _world.Process().PauseAsync("review", label: "risky");

        var resumed = await _world.Process().ResumeAsync();

        resumed.InForce.ShouldBe(["label risky, until it is resumed: review (beads-dispatcher)"]);
        var tick = await _world.TickAsync();
        tick.Dispatches.ShouldHaveSingleItem().BeadId.ShouldBe("b2");
        tick.Decisions.ShouldHaveSingleItem().Reason.ShouldBe(ReasonCode.Paused);
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Paused);
        (await _world.Process().ResumeAsync("risky")).InForce.ShouldBeEmpty();
        (await _world.TickAsync()).Dispatches.ShouldHaveSingleItem().BeadId.ShouldBe("b1");
    }

    [Fact]
    public async Task One_that_cannot_be_read_holds_everything_until_it_is_resumed()
    {
        await WriteAsync("pause", "no json");

        var tick = await _world.TickAsync();
        tick.Outcome.ShouldBe(TickOutcome.Paused);
        tick.Detail.ShouldBe("the stored pause cannot be read: 'beads-dispatcher resume' ends it");

        await _world.Process().ResumeAsync();
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Fact]
    public async Task It_comes_before_the_hold()
    {
        _world.Agent.Answer = Answers.Environment;
        await _world.TickAsync();
        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Held);

        await _world.Process().PauseAsync("outage");

        (await _world.TickAsync()).Outcome.ShouldBe(TickOutcome.Paused);
    }

    [Fact]
    public async Task Labels_and_words_are_read_only_with_candidates_and_labels_only_while_not_all_is_paused()
    {
        (await AsksAsync("ReadState")).ShouldBeTrue();
        (await AsksAsync("ReadLabels")).ShouldBeTrue();
        await _world.Process().PauseAsync("review");
        (await AsksAsync("ReadLabels")).ShouldBeFalse();
        await _world.Process().ResumeAsync();
        _world.Do(t => t.Delete("b1"));
        _world.Do(t => t.Delete("b2"));
        (await AsksAsync("ReadState")).ShouldBeFalse();
        (await AsksAsync("ReadLabels")).ShouldBeFalse();

        async Task<bool> AsksAsync(string operation)
        {
            var asked = false;
            await _world
                .Process(step =>
                {
                    asked |= step.StartsWith($"{operation}/", StringComparison.Ordinal);
                    return Task.CompletedTask;
                })
                .TickAsync(dryRun: true);
            return asked;
        }
    }

    private async Task WriteAsync(string name, string value)
    {
        await _world.Process().PauseAsync("makes the ledger");
        _world.Do(t => t.SetWord(name, value));
    }
}
