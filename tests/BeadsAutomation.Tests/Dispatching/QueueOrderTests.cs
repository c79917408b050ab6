namespace BeadsAutomation.Tests.Dispatching;

public sealed class QueueOrderTests
{
    [Fact]
    public void Priority_goes_before_age_and_age_before_id()
    {
        var candidates = new[]
        {
            Candidate("b", 2, "10:00"),
            Candidate("young", 1, "1:00"),
            Candidate("a", 2, "10:00"),
            Candidate("old", 1, "99:00"),
            Candidate("B", 2, "10:00"),
            Candidate("urgent", 0, "0:00"),
            Candidate("a-10", 2, "10:00"),
            Candidate("a-9", 2, "10:00"),
        };

        Ids(QueueOrder.For(candidates, null)).ShouldBe(["urgent", "old", "young", "B", "a", "a-10", "a-9", "b"]);
    }

    [Fact]
    public void While_a_hold_lasts_beads_never_refused_go_first_then_the_one_refused_longest_ago()
    {
        var hold = new Hold { Began = Given.Ago("30:00") };
        var candidates = new[]
        {
            Candidate("refused-late", 0, "60:00", Refused("1:00")),
            Candidate("refused-early", 3, "60:00", Refused("20:00")),
            Candidate("never-p2", 2, "60:00"),
            Candidate("never-p1", 1, "60:00"),
            Candidate("before-hold-p1", 1, "61:00", Refused("30:01")),
            Candidate("at-hold", 0, "60:00", Refused("30:00")),
        };

        Ids(QueueOrder.For(candidates, hold))
            .ShouldBe(["before-hold-p1", "never-p1", "never-p2", "at-hold", "refused-early", "refused-late"]);
    }

    [Fact]
    public void Once_an_answer_was_accepted_priority_alone_decides() =>
        Ids(
                QueueOrder.For(
                    [Candidate("refused", 0, "60:00", Refused("1:00")), Candidate("never", 1, "60:00")],
                    new Hold { AcceptedAt = Given.Ago("0:30") }
                )
            )
            .ShouldBe(["refused", "never"]);

    [Fact]
    public void The_refusal_that_began_the_hold_counts_as_in_its_time()
    {
        var claimed = Given.Ago("2:10");
        var hold = AnswerPolicy.HoldAfter(
            AnswerClass.Environment,
            new DispatchAnswer(AnswerClass.Environment, null, 400, "not found"),
            null,
            claimed,
            Given.Ago("2:00")
        );

        Ids(QueueOrder.For([Candidate("refused", 0, "60:00", Refused("2:05")), Candidate("never", 1, "60:00")], hold))
            .ShouldBe(["never", "refused"]);
    }

    [Fact]
    public void What_counts_is_when_it_was_refused_not_when_somebody_put_it_back()
    {
        var late = Refused("29:00") with { SettledAt = Given.Ago("1:00") };

        Ids(
                QueueOrder.For(
                    [
                        Candidate("put-back-late", 0, "60:00", late),
                        Candidate("refused-after", 0, "90:00", Refused("10:00")),
                    ],
                    new Hold { Began = Given.Ago("30:00") }
                )
            )
            .ShouldBe(["put-back-late", "refused-after"]);
    }

    [Fact]
    public void A_refusal_whose_answer_has_no_time_counts_from_its_settlement()
    {
        var row = Refused("5:00") with { AnsweredAt = null, SettledAt = Given.Ago("4:00") };

        QueueOrder.RefusedAt([row]).ShouldBe(Given.Ago("4:00"));
    }

    /// <summary>R refused, N claimed and never sent, T time ran out before the send, D dispatched, u sent without an answer.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("N", null)]
    [InlineData("T", null)]
    [InlineData("R", 1)]
    [InlineData("RR", 2)]
    [InlineData("RN", 1)]
    [InlineData("RT", 1)]
    [InlineData("RNTN", 1)]
    [InlineData("RD", null)]
    [InlineData("RDN", null)]
    [InlineData("Ru", null)]
    [InlineData("DR", 2)]
    public void The_last_refusal_is_that_of_the_last_send(string rows, int? number) =>
        (QueueOrder.LastRefusal([.. rows.Select((row, i) => Row(row, i + 1))])?.Key.Number).ShouldBe(number);

    private static Attempt Row(char row, int number) =>
        row switch
        {
            'R' => Refused("9:00") with { Key = new AttemptKey(Given.Id, number, "t") },
            'N' => Given.Settled(AttemptOutcome.Released, BeadStatus.Open, number) with { PostedAt = null },
            'T' => Given.Settled(AttemptOutcome.Released, BeadStatus.Open, number) with { AnswerWord = "not_sent" },
            'D' => Given.Settled(AttemptOutcome.AgentClosed, BeadStatus.Closed, number, answer: AnswerClass.Accepted),
            _ => Given.Settled(AttemptOutcome.Stale, BeadStatus.Blocked, number),
        };

    private static Attempt Refused(string ago) =>
        Given.Settled(
            AttemptOutcome.Released,
            BeadStatus.Open,
            answer: AnswerClass.Environment,
            answeredAt: Given.Ago(ago)
        );

    private static Candidate Candidate(string id, int priority, string age, params Attempt[] attempts) =>
        new(Given.Waiting(id, priority, Given.Ago(age)), attempts);

    private static IEnumerable<string> Ids(IEnumerable<Candidate> candidates) =>
        candidates.Select(c => c.Waiting.Bead.Id);
}
