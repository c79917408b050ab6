namespace BeadsAutomation.Tests.Dispatching;

public sealed class SlowStartTests
{
    [Theory]
    [InlineData(15, 1, 2, 1000, "1 2 4 8")]
    [InlineData(15, 1, 2, 3, "1 2 3 3 3 3")]
    [InlineData(7, 1, 1, 1000, "1 1 1 1 1 1 1")]
    [InlineData(15, 2, 3, 1000, "2 6 7")]
    [InlineData(10, 1, 2, 10, "1 2 4 3")]
    [InlineData(6, 1, 1.5, 10, "1 1 1 1 1 1")]
    [InlineData(9, 2, 1.5, 10, "2 3 4")]
    [InlineData(3, 5, 2, 1000, "3")]
    [InlineData(4, 5, 2, 2, "2 2")]
    [InlineData(1, 1, 2, 1, "1")]
    [InlineData(0, 1, 2, 1000, "")]
    public void Batches_grow_up_to_the_largest_and_the_last_takes_what_is_left(
        int count,
        int initial,
        double multiplier,
        int max,
        string sizes
    ) => string.Join(' ', SlowStart.Sizes(count, new BatchStrategy(initial, multiplier, max))).ShouldBe(sizes);

    [Fact]
    public void The_largest_batch_is_a_whole_tick_unless_configured()
    {
        BatchStrategy.Of(Given.Options).ShouldBe(new BatchStrategy(1, 2, 1));
        BatchStrategy.Of(Given.Options with { MaxPerTick = 9 }).ShouldBe(new BatchStrategy(1, 2, 9));
        BatchStrategy.Of(Given.Options with { MaxPerTick = 9, BatchMax = 4 }).ShouldBe(new BatchStrategy(1, 2, 4));
    }

    [Theory]
    [InlineData(AnswerClass.Accepted, null)]
    [InlineData(AnswerClass.BeadFault, FanOutFailureClass.Task)]
    [InlineData(AnswerClass.BeadFaultForGood, FanOutFailureClass.Task)]
    [InlineData(AnswerClass.Busy, FanOutFailureClass.Backpressure)]
    [InlineData(AnswerClass.Environment, FanOutFailureClass.Admission)]
    [InlineData(AnswerClass.Auth, FanOutFailureClass.Admission)]
    [InlineData(AnswerClass.Unknown, FanOutFailureClass.Ambiguous)]
    public void Each_class_of_answer_has_its_class_of_failure(AnswerClass answer, FanOutFailureClass? failure) =>
        answer.Rule().Failure.ShouldBe(failure);

    [Theory]
    [InlineData("", FanOutOutcome.Completed)]
    [InlineData("Backpressure", FanOutOutcome.Throttled)]
    [InlineData("Backpressure Backpressure", FanOutOutcome.Throttled)]
    [InlineData("Task", FanOutOutcome.Halted)]
    [InlineData("Admission", FanOutOutcome.Halted)]
    [InlineData("Ambiguous", FanOutOutcome.Halted)]
    [InlineData("Backpressure Task", FanOutOutcome.Halted)]
    public void Only_a_lack_of_room_alone_throttles(string failures, FanOutOutcome outcome) =>
        SlowStart
            .OutcomeOf([
                .. failures
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(f => new FanOutFailure(0, 0, Enum.Parse<FanOutFailureClass>(f), "")),
            ])
            .ShouldBe(outcome);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    [InlineData(5, 30)]
    [InlineData(10, 30)]
    [InlineData(int.MaxValue, 30)]
    [InlineData(-5, 1)]
    public void Holds_grow_to_the_longest_without_chance(int earlier, int seconds) =>
        new HoldLengths(TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(30))
            .After(earlier)
            .ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1, 0, null, null, false, 1)]
    [InlineData(8, 0, null, null, false, 8)]
    [InlineData(8, 7, null, null, false, 3)]
    [InlineData(8, 0, 2, null, false, 2)]
    [InlineData(8, 0, 0, null, false, 1)]
    [InlineData(8, 0, 9, 5, false, 5)]
    [InlineData(8, 0, 9, 5, true, 1)]
    public void A_tick_sends_the_least_of_what_is_configured_and_what_is_left(
        int perTick,
        int inFlight,
        int? free,
        int? budgetLeft,
        bool open,
        int limit
    )
    {
        var options = Given.Options with { MaxPerTick = perTick, MaxInFlight = 10 };
        var breaker = new Breaker { OpenedAt = open ? Given.Now : null };

        var facts = new GateFacts(Given.Now, inFlight, options)
        {
            Brakes = new Brakes(null, breaker),
            BudgetLeft = budgetLeft,
            Room = new Room(RoomState.Known, free, ""),
        };

        TickLimit.Of(options, facts).ShouldBe(limit);
    }
}
