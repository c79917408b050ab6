namespace BeadsAutomation.Tests.Dispatching;

public sealed class BreakerTests
{
    [Theory]
    [InlineData(2, "Environment", 3, true)]
    [InlineData(2, "Auth", 3, true)]
    [InlineData(2, "Unknown", 3, true)]
    [InlineData(1, "Environment", 2, false)]
    [InlineData(0, "Environment Auth Unknown", 3, true)]
    [InlineData(0, "Environment Accepted Unknown", 1, false)]
    [InlineData(2, "Accepted", 0, false)]
    [InlineData(2, "Busy", 2, false)]
    [InlineData(2, "BeadFault", 2, false)]
    [InlineData(2, "BeadFaultForGood", 2, false)]
    [InlineData(-7, "Environment", 1, false)]
    [InlineData(int.MaxValue, "Environment", int.MaxValue, true)]
    public void Failures_of_the_service_in_a_row_open_it(int before, string answers, int failures, bool opens)
    {
        var after = BreakerPolicy.After(new Breaker { Failures = before }, Classes(answers), 3, Given.Now);

        after.ShouldBe(new Breaker { Failures = failures, OpenedAt = opens ? Given.Now : null });
    }

    [Theory]
    [InlineData("Environment", 6, true)]
    [InlineData("Busy", 5, true)]
    [InlineData("BeadFault", 5, true)]
    [InlineData("Accepted", 0, false)]
    public void An_open_one_counts_its_probes_and_closes_when_a_bead_is_taken(string answer, int failures, bool open)
    {
        var before = new Breaker
        {
            Failures = 5,
            OpenedAt = Given.Ago("60:00"),
            Probes = 2,
        };

        var after = BreakerPolicy.After(before, Classes(answer), 5, Given.Now);

        after.ShouldBe(open ? before with { Failures = failures, Probes = 3 } : new Breaker());
    }

    [Fact]
    public void A_service_that_does_not_answer_is_a_failure()
    {
        var before = new Breaker { Failures = 1 };

        BreakerPolicy.AfterUnreachable(before, 3, Given.Now).ShouldBe(new Breaker { Failures = 2 });
        BreakerPolicy.AfterUnreachable(before, 2, Given.Now).OpenedAt.ShouldBe(Given.Now);
    }

    [Fact]
    public void A_stored_one_is_read_back_as_it_was()
    {
        var breaker = new Breaker
        {
            Failures = 5,
            OpenedAt = Given.Now,
            Probes = 2,
        };

        BreakerJson.Write(breaker).ShouldBe("""{"failures":5,"opened_at":"2026-11-20T12:00:00Z","probes":2}""");
        BreakerJson.Read(BreakerJson.Write(breaker)).ShouldBe(breaker);
        BreakerJson.Read("""{"failures":2,"colour":"red"}""").ShouldBe(new Breaker { Failures = 2 });
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"failures\":\"many\"}")]
    public void Text_that_is_no_breaker_is_a_closed_one(string? text) => BreakerJson.Read(text).ShouldBe(new Breaker());

    [Fact]
    public void Refusals_together_lengthen_the_hold_once_and_the_longest_wish_counts()
    {
        var wish = TimeSpan.FromMinutes(11);

        var after = After(
            new Brakes(null, new Breaker()),
            Said(AnswerClass.Environment, wish / 2),
            Said(AnswerClass.Auth, wish)
        );

        after.Hold.ShouldNotBeNull().Doublings.ShouldBe(1);
        after.Hold.Until.ShouldBe(Given.Now + wish);
        after.Breaker.Failures.ShouldBe(2);
    }

    [Fact]
    public void What_was_taken_beside_a_refusal_counts_as_earlier_than_it()
    {
        var before = new Hold
        {
            Began = Given.Ago("60:00"),
            Until = Given.Ago("1:00"),
            Doublings = 4,
        };

        var after = After(new Brakes(before, new Breaker()), Said(AnswerClass.Environment), Said(AnswerClass.Accepted));

        after.Hold.ShouldNotBeNull().AcceptedAt.ShouldBe(Given.Ago("0:10"));
        after.Hold.Until.ShouldBe(Given.Now.AddMinutes(2));
        after.Hold.Began.ShouldBe(Given.Ago("0:10"));
    }

    [Theory]
    [InlineData(AnswerClass.Accepted)]
    [InlineData(AnswerClass.BeadFault)]
    public void A_bead_at_fault_beside_it_changes_nothing(AnswerClass other)
    {
        var before = new Brakes(new Hold { AcceptedAt = Given.Ago("60:00") }, new Breaker());

        var after = After(before, Said(AnswerClass.BeadFault), Said(other));

        after.Hold!.AcceptedAt.ShouldBe(other == AnswerClass.Accepted ? Given.Now : Given.Ago("60:00"));
        after.Hold.Until.ShouldBeNull();
    }

    private static Brakes After(Brakes before, params Answered[] batch) =>
        BrakesPolicy.After(before, batch, Given.Options, Given.Ago("0:10"), Given.Now);

    private static Answered Said(AnswerClass answer, TimeSpan? wish = null) =>
        new(
            new AttemptKey(Given.Id, 1, "t"),
            answer,
            new DispatchAnswer(answer, null, 500, "no", wish),
            Recorded: true
        );

    private static IEnumerable<AnswerClass> Classes(string words) => words.Split(' ').Select(Enum.Parse<AnswerClass>);
}
