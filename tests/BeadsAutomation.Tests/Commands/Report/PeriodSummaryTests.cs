using static BeadsAutomation.Tests.Commands.Report.Periods;

namespace BeadsAutomation.Tests.Commands.Report;

public sealed class PeriodSummaryTests
{
    [Theory]
    [InlineData(-60, null, null, 90)] // only its creation is known
    [InlineData(-60, 10.0, null, 20)]
    [InlineData(-60, 10.0, 25.0, 5)] // the newest counts
    [InlineData(-60, 10.0, 31.0, 20)] // handed over again after the claim
    [InlineData(15, 10.0, null, 15)] // written down before it was made: a wrong clock
    [InlineData(40, null, null, 0)] // made after it was sent: a wrong clock
    public void A_wait_begins_at_the_newest_hand_over_before_the_claim(
        double created,
        double? given,
        double? opened,
        int minutes
    )
    {
        var handOvers = new[] { given, opened }.OfType<double>().Select(at => Handed("a", at)).ToArray();

        var totals = Report(Of([Sent("a", 1, 30)], [Bead("a", created)], handOvers)).Totals;

        totals.Wait.ShouldBe(new Spread(1, minutes * 60, minutes * 60, minutes * 60));
        totals.WaitsFromCreation.ShouldBe(given is null || created > given ? 1 : 0);
    }

    [Fact]
    public void What_was_spent_is_the_sum_of_what_was_told_of_the_periods_attempts()
    {
        var period = Of([Sent("a", 1, 10, settled: 20), Sent("a", 2, 25, settled: 40), Sent("b", 1, 30)]);
        var told = new Dictionary<(string, int), Spending>
        {
            [("a", 1)] = new(0.1m, 3, null),
            [("a", 2)] = new(0.2m, null, null),
            [("b", 1)] = new(null, 7, "s"),
            [("c", 1)] = new(5m, null, null),
        };

        var report = PeriodSummary.Of(period, jobBudget: 2.5, told);

        (report.Spent, report.SpentToldBy, report.SpentAtMost).ShouldBe((0.3m, 2, 7.5));
        PeriodSentences
            .Facts(report)
            .Single(f => f.Name == "money")
            .Text.ShouldBe("at most $7.50 could be spent: 3 sends, $2.50 each; $0.30 was spent by the 2 that told it");
        (Report(period).Spent, Report(period).SpentToldBy).ShouldBe((null, 0));
    }

    [Fact]
    public void A_second_attempt_waits_from_the_end_of_the_first_and_a_deleted_bead_from_what_is_known()
    {
        var report = Report(Of([Sent("a", 1, 10, settled: 20), Sent("a", 2, 25, settled: 40)]));

        report.Totals.Wait.ShouldBe(new Spread(1, 300, 300, 300));
        report.Totals.ToResult.ShouldBeNull();
        report.Beads.ShouldHaveSingleItem().Status.ShouldBeNull();
    }

    [Fact]
    public void A_bead_that_was_made_at_no_time_or_at_the_end_of_all_is_said_and_the_others_are_counted()
    {
        var none = Bead("none", 0) with { CreatedAt = DateTime.MinValue };
        var end = Bead("end", 0) with { CreatedAt = DateTime.MaxValue };

        var report = Report(Of([Sent("a", 1, 30)], [none, end, Bead("a", 0), Bead("b", 10)]));

        report.WithoutTime.ShouldBe(["none"]);
        report.OldestWaiting.ShouldBe(new WaitingSince("b", Since.AddMinutes(10)));
        report.WaitingNow.ShouldBe(3);
        Report(Of([], [none])).OldestWaiting.ShouldBeNull();
        Report(Of([], [end])).OldestWaiting!.BeadId.ShouldBe("end");
    }

    [Theory]
    [InlineData(30.0, 20)] // when it was closed
    [InlineData(5.0, 30)] // closed before it was sent: not by this one
    [InlineData(50.0, 30)] // closed after a sweep saw that: opened and closed again
    [InlineData(null, 30)]
    public void A_run_ends_when_the_bead_was_closed_or_else_when_it_was_settled(double? closed, int minutes) =>
        Report(Of([Sent("a", 1, 10, settled: 40)], [Bead("a", 0, closed)]))
            .Totals.Run.ShouldBe(new Spread(1, minutes * 60, minutes * 60, minutes * 60));

    [Theory]
    [InlineData("accepted", AttemptOutcome.AgentClosed, SendResult.Closed, null, true, true)]
    [InlineData("accepted", AttemptOutcome.AgentBlocked, SendResult.LeftToHuman, "agent_blocked", true, true)]
    [InlineData("accepted", AttemptOutcome.AgentLeftOpen, SendResult.LeftToHuman, "agent_left_open", true, true)]
    [InlineData("accepted", AttemptOutcome.JobFailed, SendResult.Failed, "job_failed", true, true)]
    [InlineData("unknown", AttemptOutcome.Stale, SendResult.Failed, "stale", true, true)]
    [InlineData("busy", AttemptOutcome.Released, SendResult.NotStarted, "busy", true, false)]
    [InlineData("bead_fault", AttemptOutcome.Rejected, SendResult.NotStarted, "bead_fault", true, false)]
    [InlineData("not_sent", AttemptOutcome.Released, SendResult.NotStarted, "released", false, false)]
    [InlineData("accepted", AttemptOutcome.TakenBack, SendResult.TakenBack, null, true, true)]
    [InlineData("accepted", AttemptOutcome.BeadGone, SendResult.TakenBack, null, true, true)]
    [InlineData("accepted", null, SendResult.Failed, "settled", true, true)] // of a later version
    public void An_end_is_told_in_few_words(
        string answer,
        AttemptOutcome? outcome,
        SendResult result,
        string? failure,
        bool wasSent,
        bool ran
    )
    {
        var totals = Report(Of([Sent("a", 1, 10, settled: 40) with { AnswerWord = answer, Outcome = outcome }])).Totals;

        totals.Of(result).ShouldBe(1);
        totals.Results.Values.Sum().ShouldBe(1);
        totals.Failures.Keys.SingleOrDefault().ShouldBe(failure);
        totals.Sent.ShouldBe(wasSent ? 1 : 0);
        (totals.Run is not null).ShouldBe(ran);
    }

    [Fact]
    public void A_run_across_midnight_belongs_to_the_day_of_its_send()
    {
        // The period begins at noon.
        var report = Report(Of([Sent("a", 1, 719, settled: 800)]));

        report.Days.Select(d => d.Figures.Of(SendResult.Closed)).ShouldBe([1, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void What_is_in_flight_since_before_the_period_counts_now_and_nowhere_else()
    {
        var report = Report(Of([Sent("old", 1, -100), Sent("new", 1, 10)], [Bead("old", -200), Bead("w", 5)]));

        (report.InFlightNow, report.Totals.Attempts, report.WaitingNow).ShouldBe((2, 1, 1));
        report.OldestWaiting.ShouldBe(new WaitingSince("w", Since.AddMinutes(5)));
    }

    [Fact]
    public void What_could_be_spent_counts_sends_only()
    {
        var report = Report(Of([Sent("a", 1, 10), Sent("b", 1, 10, 20) with { PostedAt = null, AnswerWord = null }]));

        (report.SpentAtMost, report.JobBudget).ShouldBe((2.5, 2.5));
    }

    [Theory]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    [InlineData(new[] { 1, 9 }, 1, 9, 9)]
    [InlineData(new[] { 3, 1, 2 }, 2, 3, 3)]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5, 9, 10)]
    public void Median_and_percentile_are_by_nearest_rank(int[] seconds, int median, int p90, int worst) =>
        Spread
            .Of(seconds.Select(s => (TimeSpan?)TimeSpan.FromSeconds(s)))
            .ShouldBe(new Spread(seconds.Length, median, p90, worst));

    private static PeriodReport Report(LedgerPeriod period) => PeriodSummary.Of(period, jobBudget: 2.5);
}
