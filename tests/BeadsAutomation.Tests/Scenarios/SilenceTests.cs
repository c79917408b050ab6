using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>One bead in progress, and how long a sweep believes in it.</summary>
public sealed class SilenceTests
{
    private readonly ModelWorld _world = ModelWorld.With("b1");

    [Fact]
    public async Task Silent_for_30_minutes_59_it_is_kept_and_a_second_later_blocked()
    {
        await _world.TickAsync();

        _world.Clock.Advance(Minutes("30:59"));
        (await _world.SweepAsync()).Kept.ShouldBe(1);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        var swept = (await _world.SweepAsync()).Verdicts.ShouldHaveSingleItem();

        (swept.Verdict, swept.Outcome, swept.AgeMinutes).ShouldBe((SweepVerdict.Reaped, AttemptOutcome.Stale, 31));
        _world.Status("b1").ShouldBe("blocked");
        _world.Notes("b1")[^1].ShouldStartWith("reaper: no progress for 31m (threshold 30m) — blocking");
    }

    [Fact]
    public async Task Our_own_note_of_an_answer_that_came_late_is_no_sign_of_life()
    {
        var rig = _world.Process(faults: point =>
        {
            if (point == FaultPoint.PostingCommitted)
            {
                _world.Clock.Advance(TimeSpan.FromSeconds(30));
            }
        });
        await rig.TickAsync();
        _world.Notes("b1").Count.ShouldBe(2);

        // 31:00 after the claim, 30:30 after our own note.
        _world.Clock.Advance(Minutes("30:30"));

        (await _world.SweepAsync()).Reaped.ShouldBe(1);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("comment")]
    [InlineData("heartbeat")]
    public async Task A_sign_of_life_by_anybody_else_keeps_it_for_another_threshold(string sign)
    {
        await _world.TickAsync();
        _world.Advance(20);
        _world.Do(t => Give(t, sign));

        _world.Clock.Advance(Minutes("30:59"));
        (await _world.SweepAsync()).Kept.ShouldBe(1);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _world.SweepAsync()).Reaped.ShouldBe(1);
    }

    [Theory]
    [InlineData(JobState.Queued)]
    [InlineData(JobState.Running)]
    public async Task A_living_job_keeps_its_bead_up_to_the_hard_cap(JobState job)
    {
        await _world.TickAsync();
        _world.Agent.Job = _ => Answers.Job(job);

        _world.Clock.Advance(Minutes("120:00"));
        (await _world.SweepAsync()).Kept.ShouldBe(1);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.SweepAsync();

        _world.Attempts("b1")[0].Outcome.ShouldBe(AttemptOutcome.HardCap);
        _world.Status("b1").ShouldBe("blocked");
    }

    [Fact]
    public async Task The_bead_of_the_shell_pair_has_no_row_and_is_judged_by_silence()
    {
        _world.Put(new BeadRow("old") { Status = BeadStatus.InProgress, UpdatedAt = _world.Now });

        _world.Clock.Advance(Minutes("30:59"));
        await _world.SweepAsync();
        _world.Status("old").ShouldBe("in_progress");
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await _world.SweepAsync();

        _world.Status("old").ShouldBe("blocked");
        _world.Attempts("old").ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Stale);
    }

    private static void Give(OutsideTransaction human, string sign)
    {
        switch (sign)
        {
            case "note":
                human.Note("b1", "still at it");
                break;
            case "comment":
                human.Comment("b1");
                break;
            default:
                human.Heartbeat("b1");
                break;
        }
    }

    private static TimeSpan Minutes(string text)
    {
        var parts = text.Split(':');
        return new TimeSpan(
            0,
            int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
