namespace BeadsAutomation.Tests.Dispatching;

public sealed class PlayedQueueTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    [Fact]
    public void Two_urgent_beads_that_the_service_never_finds_do_not_stop_four_good_ones()
    {
        var queue = Play(
            TimeSpan.FromHours(1),
            [.. Beads(0, "lost-1", "lost-2"), .. Beads(2, "a", "b", "c", "d")],
            (id, _) => id.StartsWith("lost", StringComparison.Ordinal) ? AnswerClass.Environment : AnswerClass.Accepted
        );

        queue.Accepted.ShouldBe(["a", "b", "c", "d"]);
        // Each of the two is asked once before the first good one has its turn.
        queue.Sends.Take(3).Select(s => s.Id).ShouldBe(["lost-1", "lost-2", "a"]);
        queue.CountedOf("lost-1").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Good_beads_that_arrive_later_are_dispatched_too_and_the_lost_one_ends_blocked()
    {
        var beads = Beads(0, "lost").Concat(Beads(2, [.. Enumerable.Range(10, 20).Select(n => $"g{n}")]));

        var queue = Play(
            TimeSpan.FromHours(4),
            beads,
            (id, _) => id == "lost" ? AnswerClass.Environment : AnswerClass.Accepted
        );

        queue.Accepted.Count().ShouldBe(20);

        queue.Sends.Count(s => s.Id == "lost").ShouldBeLessThanOrEqualTo(7);
    }

    [Theory]
    [InlineData(AnswerClass.Environment)]
    [InlineData(AnswerClass.Auth)]
    [InlineData(AnswerClass.Busy)]
    public void After_an_outage_of_half_an_hour_nothing_was_counted_and_the_queue_moves(AnswerClass trouble)
    {
        var recovery = Given.Now.AddMinutes(30);
        var queue = Play(
            TimeSpan.FromHours(2),
            Beads(2, "a", "b", "c", "d", "e"),
            (_, at) => at < recovery ? trouble : AnswerClass.Accepted
        );

        queue.Sends.ShouldAllBe(s => s.Verdicts == trouble || s.Verdicts == AnswerClass.Accepted);
        queue.Accepted.Order(StringComparer.Ordinal).ShouldBe(["a", "b", "c", "d", "e"]);
        var last = queue.Sends.Last(s => s.Verdicts == trouble);
        var first = queue.Sends.First(s => s.Verdicts == AnswerClass.Accepted);
        (first.At - last.At).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(34));
    }

    [Fact]
    public void An_outage_of_three_days_leaves_at_most_six_notes_and_no_counted_attempt_on_a_bead()
    {
        var queue = Play(TimeSpan.FromHours(72), Beads(2, "a", "b", "c"), (_, _) => AnswerClass.Environment);

        queue.Notes.GroupBy(n => n.Id, StringComparer.Ordinal).ShouldAllBe(n => n.Count() <= 6);
        queue.CountedOf("a").ShouldBe(0);
        // One probe an hour once the hold has grown.
        queue.Sends.Count.ShouldBeInRange(70, 85);
        queue.Sends.GroupBy(s => s.Id, StringComparer.Ordinal).ShouldAllBe(g => g.Count() >= 23);
    }

    [Fact]
    public void A_bead_that_is_at_fault_each_time_is_sent_five_times_and_then_blocked()
    {
        var queue = Play(
            TimeSpan.FromHours(3),
            [.. Beads(0, "bad"), .. Beads(1, "a", "b", "c", "d", "e")],
            (id, _) => id == "bad" ? AnswerClass.BeadFault : AnswerClass.Accepted
        );

        queue.Accepted.ShouldBe(["a", "b", "c", "d", "e"]);
        queue
            .Sends.Where(s => s.Id == "bad")
            .Select(s => Math.Round((s.At - Given.Now).TotalMinutes))
            .ShouldBe([0, 4, 10, 22, 54]);
        queue.Notes.Last(n => n.Id == "bad").Note.ShouldStartWith("gave up after 5: HTTP 400: no");
    }

    [Theory]
    [InlineData(AnswerClass.BeadFaultForGood, 120)]
    [InlineData(AnswerClass.BeadFault, 15)]
    public void One_urgent_bad_bead_and_five_good_ones_take_six_ticks(AnswerClass fault, int secondsBetweenTicks)
    {
        var queue = Play(
            6 * TimeSpan.FromSeconds(secondsBetweenTicks),
            [.. Beads(0, "bad"), .. Beads(1, "a", "b", "c", "d", "e")],
            (id, _) => id == "bad" ? fault : AnswerClass.Accepted,
            TimeSpan.FromSeconds(secondsBetweenTicks)
        );

        queue.Sends.Select(s => s.Id).ShouldBe(["bad", "a", "b", "c", "d", "e"]);
    }

    private static PlayedQueue Play(
        TimeSpan length,
        IEnumerable<WaitingBead> beads,
        Func<string, DateTime, AnswerClass> service,
        TimeSpan? interval = null
    )
    {
        var queue = new PlayedQueue(beads, service);
        for (var at = TimeSpan.Zero; at < length; at += interval ?? Interval)
        {
            queue.Tick(Given.Now + at);
        }
        return queue;
    }

    private static IEnumerable<WaitingBead> Beads(int priority, params string[] ids) =>
        ids.Select((id, i) => Given.Waiting(id, priority, Given.Ago("600:00").AddMinutes(i)));
}
