using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class VerdictWordsTests
{
    [Fact]
    public void Silence_is_noted_in_the_shell_pairs_words() =>
        Decide(Claimed(AttemptState.Dispatched, "42:59", "j7"))
            .Transition!.Note.ShouldBe(
                "reaper: no progress for 42m (threshold 30m) — blocking outcome=stale attempt=1 claim=00000001 job=j7"
            );

    [Fact]
    public void A_bead_without_a_row_is_noted_without_an_attempt() =>
        Decide(Given.History(Given.Bead(updatedAt: Given.Ago("42:00"))))
            .Transition!.Note.ShouldBe("reaper: no progress for 42m (threshold 30m) — blocking outcome=stale");

    [Fact]
    public void The_hard_cap_is_noted_with_the_age_of_the_run() =>
        Decide(Claimed(AttemptState.Dispatched, "130:00", "j7"), Job(JobState.Running))
            .Transition!.Note.ShouldBe(
                "reaper: in progress for 130m (hard cap 120m) — blocking outcome=hard_cap attempt=1 claim=00000001 job=j7"
            );

    [Theory]
    [InlineData(JobState.Completed, null, "", "completed and left the bead in progress")]
    [InlineData(JobState.Failed, 7, "", "failed with exit code 7")]
    [InlineData(JobState.Failed, null, "", "failed")]
    [InlineData(JobState.Errored, null, "clone failed", "ended in an error: clone failed")]
    [InlineData(JobState.Lost, null, "", "is not known to the agent service any more")]
    [InlineData(JobState.TimedOut, null, "", "ran out of its time; its process may still be running")]
    public void A_job_that_is_over_is_noted_with_its_end(JobState state, int? exitCode, string detail, string words)
    {
        var verdict = Decide(Claimed(AttemptState.Dispatched, "5:00", "j7"), Job(state, exitCode, detail));

        verdict.Detail.ShouldBe(words);
        verdict.Transition!.Note.ShouldBe(
            $"reaper: job j7 {words} — blocking outcome={verdict.Outcome!.Value.Word()} attempt=1 claim=00000001 job=j7"
        );
    }

    [Fact]
    public void An_agent_that_knows_better_words_the_end_itself()
    {
        var job = new JobReport(JobState.TimedOut, null, "detail") { Ending = "ran out of its time, and is dead" };

        var verdict = Decide(Claimed(AttemptState.Dispatched, "5:00", "j7"), new JobEvidence(true, job));

        verdict.Detail.ShouldBe("ran out of its time, and is dead");
        verdict.Outcome.ShouldBe(AttemptOutcome.JobTimeout);
    }

    [Fact]
    public void A_long_error_still_gives_one_line_of_at_most_500_characters()
    {
        var note = Decide(
            Claimed(AttemptState.Dispatched, "5:00", new string('j', 200)),
            Job(JobState.Errored, null, string.Join('\n', Enumerable.Repeat("trace", 200)))
        )
            .Transition!.Note.ShouldNotBeNull();

        note.Length.ShouldBeLessThanOrEqualTo(500);
        note.ShouldNotContain("\n");
    }

    [Fact]
    public void A_bead_given_up_without_a_row_gets_one()
    {
        var settled = Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress, 3);
        var history = With(settled).Touched("31:00");

        var row = Decide(history).Transition!.Ledger.ShouldBeOfType<LedgerChange.SettleUnrecorded>();

        row.Key.ShouldBe(new AttemptKey(Given.Id, 4, Token));
        (row.Outcome, row.StatusLeft).ShouldBe((AttemptOutcome.Stale, BeadStatus.Blocked));
    }

    [Fact]
    public void Blocking_at_the_cap_amends_the_newest_row_and_names_the_last_reason()
    {
        var transition = Decide(Given.History(Given.Bead(BeadStatus.Open), Given.Rejected(5))).Transition!;

        transition.Ledger.ShouldBeOfType<LedgerChange.Amend>().StatusLeft.ShouldBe("blocked");
        transition.Note.ShouldNotBeNull().ShouldStartWith("gave up after 5: HTTP 400: no");
    }

    [Theory]
    [InlineData("-5:00", false)]
    [InlineData("-5:-1", true)]
    [InlineData("-600:00", true)]
    public void A_stamp_more_than_five_minutes_ahead_is_reported(string ago, bool reported)
    {
        foreach (
            var history in new[]
            {
                Claimed(AttemptState.Dispatched, "1:00").Touched(ago),
                Claimed(AttemptState.Dispatched, "1:00") with
                {
                    LastComment = Given.Ago(ago),
                },
                Claimed(AttemptState.Dispatched, "1:00") with
                {
                    LeaseHeartbeat = Given.Ago(ago),
                },
                Claimed(AttemptState.Dispatched, ago),
                Given.History(Given.Bead(updatedAt: Given.Ago(ago))),
            }
        )
        {
            SignOfLife.Of(history, Given.Now).FutureStamp.ShouldBe(reported ? Given.Ago(ago) : null);
        }
    }

    [Fact]
    public void Without_a_usable_stamp_it_is_kept_and_its_silence_counts_from_the_note_that_says_so()
    {
        var verdict = Decide(Given.History(Given.Bead(updatedAt: Given.Now.AddHours(3))));

        verdict.Detail.ShouldStartWith("its last stamp, 2026-11-20T15:00:00Z, lies in the future");
        (verdict.Transition!.Status, verdict.NeedsAttention).ShouldBe((null, true));
        verdict.Transition.Note!.ShouldContain("silence counts from this note on");
    }
}
