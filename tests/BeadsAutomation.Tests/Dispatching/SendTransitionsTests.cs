namespace BeadsAutomation.Tests.Dispatching;

public sealed class SendTransitionsTests
{
    [Fact]
    public void An_accepted_answer_is_noted_with_its_job()
    {
        var transition = Decide(Given.Bead(), AttemptState.Dispatched).ShouldNotBeNull();

        transition.Note.ShouldBe("dispatched: job=j7 attempt=1 claim=00000001");
        transition.Status.ShouldBeNull();
        transition.Ledger.ShouldBeOfType<LedgerChange.Touch>();
    }

    [Fact]
    public void An_accepted_answer_that_named_no_job_is_noted_so() =>
        SendTransitions
            .AfterAnswer(
                Given.History(Given.Bead(), Given.Attempt(AttemptState.Dispatched)),
                Given.Attempt(AttemptState.Dispatched),
                Given.Options,
                Given.Now
            )
            .ShouldNotBeNull()
            .Note.ShouldStartWith("dispatched: job=unknown ");

    [Fact]
    public void An_unknown_outcome_is_said_and_the_claim_is_kept()
    {
        var transition = Decide(Given.Bead(), AttemptState.Unknown).ShouldNotBeNull();

        transition.Note.ShouldNotBeNull().ShouldStartWith("dispatch outcome unknown (HTTP 502: x)");
        transition.Status.ShouldBeNull();
        transition.Ledger.ShouldBeOfType<LedgerChange.Touch>();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("rejected", " after attempt 1 rejected")]
    [InlineData("rejected rejected rejected", " after attempts 1-3 rejected")]
    [InlineData("released rejected rejected ghost", " after attempts 1 released, 2-3 rejected, 4 ghost")]
    [InlineData("job_failed rejected", " after attempt 2 rejected")]
    [InlineData("rejected job_failed", "")]
    [InlineData(
        "ghost rejected released rejected released rejected",
        " after attempts … 3 released, 4 rejected, 5 released, 6 rejected"
    )]
    public void The_line_of_a_send_says_which_attempts_came_before_and_how_they_ended(string ends, string said)
    {
        var before = ends.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                (end, i) =>
                    Given.Settled(
                        LedgerWords.ToOutcome(end)!.Value,
                        end == "job_failed" ? BeadStatus.Blocked : BeadStatus.Open,
                        number: i + 1
                    )
            )
            .ToList();
        var key = new AttemptKey(Given.Id, before.Count + 1, "9f1c2b7e" + new string('0', 24));

        foreach (var state in new[] { AttemptState.Dispatched, AttemptState.Unknown })
        {
            var attempt = Given.Attempt(state) with { Key = key, JobId = "j7" };
            SendTransitions
                .AfterAnswer(Given.History(Given.Bead(), [.. before, attempt]), attempt, Given.Options, Given.Now)
                .ShouldNotBeNull()
                .Note.ShouldNotBeNull()
                .ShouldEndWith(
                    $"{(state == AttemptState.Dispatched ? "dispatched: job=j7" : "not sent again")}{said} attempt={key.Number} claim=9f1c2b7e"
                );
        }
    }

    [Fact]
    public void A_refusal_puts_the_bead_back() =>
        Decide(Given.Bead(), AttemptState.Refused).ShouldNotBeNull().Status.ShouldBe(BeadStatus.Open);

    [Theory]
    [InlineData(BeadStatus.Closed, "agent")]
    [InlineData(BeadStatus.Blocked, "agent")]
    [InlineData(BeadStatus.Open, "agent")]
    [InlineData(BeadStatus.InProgress, "bob")]
    [InlineData(BeadStatus.InProgress, "")]
    [InlineData(null, null)]
    public void A_bead_that_was_closed_or_taken_back_meanwhile_keeps_what_it_has(string? status, string? assignee)
    {
        var bead = status is null ? null : Given.Bead(status, assignee);

        Decide(bead, AttemptState.Dispatched).ShouldBeNull();
        Decide(bead, AttemptState.Unknown).ShouldBeNull();
        Decide(bead, AttemptState.Refused).ShouldNotBeNull().WritesBead.ShouldBeFalse();
    }

    [Theory]
    [InlineData(AttemptState.Claimed)]
    [InlineData(AttemptState.Posting)]
    public void Before_an_answer_is_recorded_there_is_nothing_to_say(AttemptState state) =>
        Decide(Given.Bead(), state).ShouldBeNull();

    [Fact]
    public void A_claim_is_noted_in_the_shell_pairs_words_unless_it_follows_a_quiet_release()
    {
        var key = new AttemptKey(Given.Id, 1, "9f1c2b7e" + new string('0', 24));
        var fresh = new Candidate(Given.Waiting(), []);
        var again = new Candidate(Given.Waiting(), [Given.Settled(AttemptOutcome.Released, BeadStatus.Open)]);

        SendTransitions
            .Claim(fresh, key, "beadboard", Given.Now)
            .Note.ShouldBe("auto-dispatcher claimed at 2026-11-20T12:00:00Z attempt=1 claim=9f1c2b7e");
        var quiet = SendTransitions.Claim(again, key, "beadboard", Given.Now);
        quiet.Note.ShouldBeNull();
        quiet.Status.ShouldBe(BeadStatus.InProgress);
        quiet.ObservedLatest.ShouldBe(again.Attempts[0]);
    }

    private static BeadTransition? Decide(Bead? bead, AttemptState state)
    {
        var attempt = Given.Attempt(state) with
        {
            JobId = state == AttemptState.Dispatched ? "j7" : null,
            AnswerWord = "environment",
            Reason = "HTTP 502: x",
        };
        return SendTransitions.AfterAnswer(Given.History(bead, attempt), attempt, Given.Options, Given.Now);
    }
}
