using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class FuseTests
{
    [Theory]
    // Silent, lively, most in flight → held back, tripped.
    [InlineData(0, 0, 10, 0, false)]
    [InlineData(1, 0, 10, 0, false)]
    [InlineData(10, 0, 10, 0, false)]
    [InlineData(11, 0, 10, 11, true)]
    [InlineData(11, 11, 10, 0, false)]
    [InlineData(11, 10, 10, 11, true)]
    [InlineData(11, 0, 11, 0, false)]
    [InlineData(12, 0, 11, 12, true)]
    [InlineData(11, 0, 1, 11, true)]
    [InlineData(20, 20, 10, 0, false)]
    [InlineData(21, 21, 10, 1, false)]
    [InlineData(25, 30, 10, 5, false)]
    [InlineData(30, 29, 10, 30, true)]
    [InlineData(30, 0, 50, 10, false)]
    public void It_trips_above_half_of_all_claims_and_above_what_may_be_in_flight(
        int silent,
        int lively,
        int maxInFlight,
        int heldBack,
        bool trips
    )
    {
        var verdicts = Silent(silent).Concat(Lively(lively)).ToList();

        var held = Fuse.HeldBack(verdicts, Given.Options with { MaxInFlight = maxInFlight }, out var tripped);

        (held.Count, tripped).ShouldBe((heldBack, trips));
    }

    [Fact]
    public void The_cap_lets_the_oldest_go_first()
    {
        var verdicts = Silent(25).Concat(Lively(40)).ToList();

        var held = Fuse.HeldBack(verdicts, Given.Options, out _);

        held.Select(v => v.AgeMinutes!.Value).Order().ShouldBe([100, 101, 102, 103, 104]);
    }

    [Fact]
    public void The_hard_cap_and_silence_share_one_cap()
    {
        var overdue = Enumerable
            .Range(0, 15)
            .Select(n => Decide(Claimed(AttemptState.Dispatched, $"{200 + n}:00", "j"), Job(JobState.Running)));

        Fuse.HeldBack([.. overdue, .. Silent(15), .. Lively(40)], Given.Options, out _).Count.ShouldBe(10);
    }

    [Fact]
    public void What_the_service_itself_said_is_never_held_back()
    {
        var over = Enumerable
            .Range(0, 100)
            .Select(_ => Decide(Claimed(AttemptState.Dispatched, "60:00", "j"), Job(JobState.Completed, 0)))
            .ToList();

        Fuse.HeldBack(over, Given.Options, out var tripped).ShouldBeEmpty();
        tripped.ShouldBeFalse();
    }

    [Fact]
    public void Ghosts_and_what_others_ended_are_never_held_back()
    {
        var verdicts = Enumerable
            .Range(0, 50)
            .SelectMany(_ =>
                new[]
                {
                    Decide(Claimed(AttemptState.Claimed, "60:00")),
                    Decide(Claimed(AttemptState.Dispatched, "60:00").As(BeadStatus.Closed)),
                }
            )
            .Concat(Silent(11))
            .ToList();

        var held = Fuse.HeldBack(verdicts, Given.Options, out _);

        held.ShouldAllBe(v => v.Outcome == AttemptOutcome.Stale);
    }

    /// <summary>A claim is a bead in progress: rows that wait to be settled because their bead was closed must not hide a mass reap.</summary>
    [Fact]
    public void Attempts_of_closed_beads_are_no_claims()
    {
        var closed = Enumerable
            .Range(0, 30)
            .Select(_ => Decide(Claimed(AttemptState.Dispatched, "60:00").As(BeadStatus.Closed)));

        Fuse.HeldBack([.. closed, .. Silent(11)], Given.Options, out var tripped).Count.ShouldBe(11);
        tripped.ShouldBeTrue();
    }

    [Fact]
    public void Re_opened_beads_that_would_be_blocked_count_as_well()
    {
        var reopened = Enumerable
            .Range(0, 11)
            .Select(_ => Decide(Claimed(AttemptState.Posting, "60:00").As(BeadStatus.Open)))
            .ToList();

        Fuse.HeldBack(reopened, Given.Options, out var tripped).Count.ShouldBe(11);
        tripped.ShouldBeTrue();
    }

    [Fact]
    public void Beads_without_a_row_count_as_well()
    {
        var adopted = Enumerable
            .Range(0, 11)
            .Select(_ => Decide(Given.History(Given.Bead(updatedAt: Given.Ago("60:00")))))
            .ToList();

        Fuse.HeldBack(adopted, Given.Options, out var tripped).Count.ShouldBe(11);
        tripped.ShouldBeTrue();
    }

    private static IEnumerable<Verdict> Silent(int count) =>
        Enumerable.Range(0, count).Select(n => Decide(Claimed(AttemptState.Dispatched, $"{100 + (n % 25)}:00")));

    private static IEnumerable<Verdict> Lively(int count) =>
        Enumerable.Range(0, count).Select(_ => Decide(Claimed(AttemptState.Dispatched, "5:00")));
}
