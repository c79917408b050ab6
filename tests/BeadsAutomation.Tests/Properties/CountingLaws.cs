using BeadsAutomation.Testing.Chance;
using FsCheck;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

/// <summary>What grows only grows, and what has an end reaches it.</summary>
public sealed class CountingLaws
{
    private static readonly Gen<TimeSpan?> AnyWish = Gen.OneOf(
        Gen.Constant<TimeSpan?>(null),
        Gen.Choose(-10, 10_000).Select(m => (TimeSpan?)TimeSpan.FromMinutes(m))
    );

    private static readonly Gen<Hold?> AnyHold =
        from isThere in Gen.Elements(true, true, true, false)
        from began in Gen.Choose(-5000, 5000).OrNullable()
        from until in Gen.Choose(-5000, 5000).OrNullable()
        from doublings in Gen.OneOf(Gen.Choose(-2, 12), Gen.Elements(int.MinValue, int.MaxValue))
        select isThere
            ? new Hold
            {
                Began = began is { } b ? Given.Now.AddMinutes(b) : null,
                Until = until is { } u ? Given.Now.AddMinutes(u) : null,
                Doublings = doublings,
            }
            : null;

    [Fact]
    public void More_failures_never_wait_less() =>
        Law.Holds(
            Gen.Choose(-5, 1_000_000),
            counted =>
            {
                Backoff.After(counted + 1).ShouldBeGreaterThanOrEqualTo(Backoff.After(counted));
                Backoff.After(counted).ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(30));
            }
        );

    [Fact]
    public void Another_row_counts_at_most_one_more_and_a_humans_hand_counts_from_nothing() =>
        Law.Holds(
            AnyRow.ListOf(),
            rows =>
            {
                Attempt[] before = [.. rows];
                var count = AttemptCount.Of(before).Counted;

                count.ShouldBeInRange(0, before.Count(r => r.Counted));
                After(AttemptOutcome.Rejected, BeadStatus.Open, counted: true).ShouldBe(count + 1);
                After(AttemptOutcome.Released, BeadStatus.Open, counted: false).ShouldBe(count);
                After(AttemptOutcome.Stale, BeadStatus.Blocked, counted: true).ShouldBe(0);

                int After(AttemptOutcome outcome, string left, bool counted) =>
                    AttemptCount.Of([.. before, Given.Settled(outcome, left, 99, counted)]).Counted;
            }
        );

    [Fact]
    public void Trouble_holds_for_two_to_sixty_minutes_and_longer_each_time_whatever_was_stored() =>
        Law.Holds(
            from hold in AnyHold
            from wish in AnyWish
            select (Hold: hold, Wish: wish),
            given =>
            {
                var first = HoldPolicy.AfterTrouble(given.Hold, "x", null, Given.Now);
                var second = HoldPolicy.AfterTrouble(first, "x", null, Given.Now);
                var wished = HoldPolicy.AfterTrouble(given.Hold, "x", given.Wish, Given.Now);
                var busy = HoldPolicy.AfterBusy(given.Hold, "x", given.Wish, Given.Now);

                foreach (var hold in new[] { first, second, wished, busy })
                {
                    Length(hold).ShouldBeInRange(Given.Options.HoldFirst, HoldPolicy.Longest);
                    HoldPolicy.IsInForce(hold, Given.Now).ShouldBeTrue();
                    HoldPolicy.IsInForce(hold, hold.Until!.Value).ShouldBeFalse();
                }
                Length(second).ShouldBeGreaterThanOrEqualTo(Length(first));
                Length(wished).ShouldBeGreaterThanOrEqualTo(Length(first));
                HoldPolicy.IsInForce(HoldPolicy.AfterAccepted(first, Given.Now), Given.Now).ShouldBeFalse();
            }
        );

    private static Gen<Attempt> AnyRow =>
        from outcome in Gen.Elements(Enum.GetValues<AttemptOutcome>())
        from left in Gen.Elements(BeadStatus.Open, BeadStatus.Open, BeadStatus.Blocked, AttemptCount.Rearmed, null)
        from counted in Gen.Elements(true, false)
        select Given.Settled(outcome, left, 1, counted);

    private static TimeSpan Length(Hold hold) => hold.Until!.Value - Given.Now;
}
