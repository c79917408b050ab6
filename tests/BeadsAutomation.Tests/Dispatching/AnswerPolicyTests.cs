namespace BeadsAutomation.Tests.Dispatching;

public sealed class AnswerPolicyTests
{
    [Theory]
    [InlineData(AnswerClass.Accepted, AttemptState.Dispatched, null, ExitCode.Done)]
    [InlineData(AnswerClass.BeadFault, AttemptState.Refused, null, ExitCode.Attention)]
    [InlineData(AnswerClass.BeadFaultForGood, AttemptState.Refused, null, ExitCode.Attention)]
    [InlineData(AnswerClass.Environment, AttemptState.Refused, 2, ExitCode.Agent)]
    [InlineData(AnswerClass.Auth, AttemptState.Refused, 2, ExitCode.Agent)]
    [InlineData(AnswerClass.Busy, AttemptState.Refused, 2, ExitCode.Done)]
    [InlineData(AnswerClass.Unknown, AttemptState.Unknown, 2, ExitCode.Attention)]
    public void Each_class_of_answer_has_its_consequences(
        AnswerClass answer,
        AttemptState state,
        int? holdMinutes,
        ExitCode exit
    )
    {
        var said = new DispatchAnswer(answer, null, 400, "no");

        var record = AnswerPolicy.ToRecord(answer, said);
        record.State.ShouldBe(state);
        record.Answer.ShouldBe(answer);
        record.Reason.ShouldBe("HTTP 400: no");
        (Hold(answer, said, null)?.Until).ShouldBe(holdMinutes is { } m ? Given.Now.AddMinutes(m) : null);
        answer.Rule().ExitCode.ShouldBe(exit);
    }

    [Theory]
    [InlineData(AnswerClass.Environment, 16)]
    [InlineData(AnswerClass.Auth, 16)]
    [InlineData(AnswerClass.Unknown, 16)]
    [InlineData(AnswerClass.Busy, 2)]
    public void The_hold_doubles_for_trouble_and_not_for_busy(AnswerClass answer, int minutes) =>
        Hold(
            answer,
            new DispatchAnswer(answer, null, null, "no"),
            new Hold { Began = Given.Ago("30:00"), Doublings = 3 }
        )!
            .Until.ShouldBe(Given.Now.AddMinutes(minutes));

    [Theory]
    [InlineData(AnswerClass.BeadFault)]
    [InlineData(AnswerClass.BeadFaultForGood)]
    public void A_beads_own_fault_leaves_the_stored_hold_alone(AnswerClass answer) =>
        Hold(
                answer,
                new DispatchAnswer(answer, null, 400, "no"),
                new Hold { Began = Given.Ago("30:00"), Doublings = 3 }
            )
            .ShouldBeNull();

    [Fact]
    public void What_the_service_asks_us_to_wait_is_honoured() =>
        Hold(
            AnswerClass.Environment,
            new DispatchAnswer(AnswerClass.Environment, null, 503, "down", TimeSpan.FromMinutes(7)),
            null
        )!
            .Until.ShouldBe(Given.Now.AddMinutes(7));

    [Fact]
    public void A_named_job_is_recorded() =>
        AnswerPolicy
            .ToRecord(AnswerClass.Accepted, new DispatchAnswer(AnswerClass.Accepted, "j1", 200, ""))
            .JobId.ShouldBe("j1");

    [Theory]
    [InlineData(null, "connection refused")]
    [InlineData(502, "HTTP 502: connection refused")]
    public void The_status_is_named_when_there_was_one(int? status, string words) =>
        AnswerPolicy
            .Describe(new DispatchAnswer(AnswerClass.Environment, null, status, "connection refused"))
            .ShouldBe(words);

    [Theory]
    // Refused 10 minutes ago, another accepted 5 minutes ago, and refused now.
    [InlineData(AnswerClass.Environment, "10:00", "5:00", AnswerClass.BeadFault)]
    [InlineData(AnswerClass.Environment, "10:00", "9:59", AnswerClass.BeadFault)]
    // Nothing was accepted in between.
    [InlineData(AnswerClass.Environment, "10:00", "10:00", AnswerClass.Environment)]
    [InlineData(AnswerClass.Environment, "10:00", "15:00", AnswerClass.Environment)]
    [InlineData(AnswerClass.Environment, "10:00", null, AnswerClass.Environment)]
    // Never refused before.
    [InlineData(AnswerClass.Environment, null, "5:00", AnswerClass.Environment)]
    // What says itself whose fault it is.
    [InlineData(AnswerClass.Busy, "10:00", "5:00", AnswerClass.Busy)]
    [InlineData(AnswerClass.Auth, "10:00", "5:00", AnswerClass.Auth)]
    [InlineData(AnswerClass.Unknown, "10:00", "5:00", AnswerClass.Unknown)]
    [InlineData(AnswerClass.Accepted, "10:00", "5:00", AnswerClass.Accepted)]
    [InlineData(AnswerClass.BeadFaultForGood, "10:00", "5:00", AnswerClass.BeadFaultForGood)]
    public void A_bead_refused_again_after_another_was_accepted_in_between_is_itself_the_cause(
        AnswerClass answer,
        string? refused,
        string? accepted,
        AnswerClass effective
    ) =>
        AnswerPolicy
            .Effective(
                answer,
                refused is null ? [] : [Refusal(refused)],
                accepted is null ? null : new Hold { AcceptedAt = Given.Ago(accepted) }
            )
            .ShouldBe(effective);

    [Fact]
    public void Its_own_acceptance_is_not_held_against_a_bead()
    {
        var accepted = Given.Settled(
            AttemptOutcome.JobFailed,
            BeadStatus.Blocked,
            2,
            answer: AnswerClass.Accepted,
            answeredAt: Given.Ago("20:00")
        );

        AnswerPolicy
            .Effective(
                AnswerClass.Environment,
                [Refusal("40:00"), accepted],
                new Hold { AcceptedAt = Given.Ago("20:00") }
            )
            .ShouldBe(AnswerClass.Environment);
    }

    [Fact]
    public void A_refusal_that_was_put_back_only_after_the_acceptance_counts_from_its_answer() =>
        AnswerPolicy
            .Effective(
                AnswerClass.Environment,
                [Refusal("10:00") with { SettledAt = Given.Ago("1:00") }],
                new Hold { AcceptedAt = Given.Ago("5:00") }
            )
            .ShouldBe(AnswerClass.BeadFault);

    private static Attempt Refusal(string ago) =>
        Given.Settled(
            AttemptOutcome.Released,
            BeadStatus.Open,
            answer: AnswerClass.Environment,
            answeredAt: Given.Ago(ago)
        );

    private static Hold? Hold(AnswerClass effective, DispatchAnswer answer, Hold? before) =>
        AnswerPolicy.HoldAfter(effective, answer, before, Given.Ago("0:01"), Given.Now);
}
