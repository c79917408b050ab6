using System.Text.Json;
using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class JobTraceTests
{
    private const string Ours = "dispatched: job=j7 attempt=1 claim=00000001\n";

    private static readonly BeadHistory Sent = Claimed(AttemptState.Dispatched, "5:00", "j7");

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData(0, null, null, "; exit code 0")]
    [InlineData(0, "  \n--\n", null, "; exit code 0")]
    [InlineData(null, "one\ntwo\n", null, "; last words: \"one / two\"")]
    [InlineData(
        0,
        "TASK_FAILED: no bd",
        null,
        "; exit code 0; its text begins with TASK_FAILED; last words: \"TASK_FAILED: no bd\""
    )]
    [InlineData(null, null, "nothing of ours", "")]
    [InlineData(null, null, Ours, "; nothing was noted since the claim")]
    [InlineData(null, null, Ours + "claimed by agent <job_id>", "; the agent noted its start, and nothing else")]
    [InlineData(null, null, Ours + "claimed by agent x\nhalf done", "; last note: \"half done\"")]
    [InlineData(
        null,
        null,
        Ours + "attempt=1 claim=00000001: half done",
        "; last note: \"attempt=1 claim=00000001: half done\""
    )]
    [InlineData(null, null, Ours + "half done\nclaimed by agent x", "; last note: \"claimed by agent x\"")]
    [InlineData(null, null, Ours + "used token=t0p \u001b[31mred", "; last note: \"used token=*** red\"")]
    public void What_a_job_left_is_summed_up(int? exitCode, string? output, string? notes, string trace) =>
        Trace(Sent, new JobEvidence(true, new JobReport(JobState.Completed, exitCode, "", output), notes))
            .ShouldBe(trace);

    [Theory]
    [InlineData(JobState.Completed, "", "Warning: old node", "; on stderr: \"Warning: old node\"")]
    [InlineData(JobState.Completed, "done", "Warning: old node", "; last words: \"done\"")]
    [InlineData(
        JobState.Failed,
        null,
        "\nError: OAuth token has expired. Please run /login\n",
        "; on stderr: \"Error: OAuth token has expired. Please run /login\""
    )]
    [InlineData(
        JobState.Failed,
        "working",
        "died of token=t0p",
        "; last words: \"working\"; on stderr: \"died of token=***\""
    )]
    [InlineData(JobState.TimedOut, "working", "still", "; last words: \"working\"; on stderr: \"still\"")]
    [InlineData(JobState.Failed, "working", " \n", "; last words: \"working\"")]
    [InlineData(
        JobState.Failed,
        """{"type": "result", "is_error": true, "subtype": "success", "result": "Not logged in"}""",
        "noise",
        "; its result is an error; last words: \"Not logged in\""
    )]
    [InlineData(
        JobState.Failed,
        """{"type": "result", "is_error": false, "result": ""}""",
        "said here",
        "; on stderr: \"said here\""
    )]
    public void What_explains_a_failure_or_a_silence_is_told_from_stderr(
        JobState state,
        string? output,
        string errors,
        string trace
    ) => Trace(Sent, new JobEvidence(true, new JobReport(state, null, "").Left(output, errors))).ShouldBe(trace);

    [Theory]
    [InlineData(
        """{"type": "result", "subtype": "success", "is_error": false, "result": "Half done,\nthe rest is hard", "num_turns": 12, "total_cost_usd": 0.42, "session_id": "s"}""",
        "; cost $0.42, 12 turns; last words: \"Half done, / the rest is hard\""
    )]
    [InlineData(
        """{"type": "result", "subtype": "error_max_turns", "is_error": true, "num_turns": 1}""",
        "; its result is error_max_turns; 1 turn"
    )]
    [InlineData(
        """{"type":"result","is_error":false,"result":"TASK_FAILED: API Error 529"}""",
        "; its text begins with TASK_FAILED; last words: \"TASK_FAILED: API Error 529\""
    )]
    public void Of_json_the_result_is_told_with_what_it_cost(string output, string trace) =>
        Trace(Sent, new JobEvidence(true, new JobReport(JobState.Completed, null, "").Left(output))).ShouldBe(trace);

    [Fact]
    public void A_long_result_says_that_it_failed_as_a_short_one_does()
    {
        var result = JsonSerializer.Serialize(
            new { type = "result", result = $" TASK_FAILED: {new string('x', 9000)}" }
        );

        Trace(Sent, new JobEvidence(true, new JobReport(JobState.Completed, null, "").Left(result)))
            .ShouldStartWith("; its text begins with TASK_FAILED; last words: \"TASK_FAILED: xxx");
    }

    [Fact]
    public void Both_outputs_leave_room_for_the_rest_of_the_note()
    {
        var job = new JobReport(JobState.Failed, 1, "").Left(new string('o', 900), new string('e', 900));

        var note = Decide(Sent, new JobEvidence(true, job, Ours + "half done")).Transition!.Note.ShouldNotBeNull();

        note.ShouldEndWith("; last note: \"half done\"");
    }

    [Fact]
    public void A_failed_jobs_exit_code_is_in_the_sentence_already() =>
        Trace(Sent, Job(JobState.Failed, 7)).ShouldBeEmpty();

    [Fact]
    public void What_others_did_to_the_bead_is_told_with_its_time() =>
        Trace(Sent.Touched("1:00") with { LastComment = Given.Ago("2:00") }, Job(JobState.Completed))
            .ShouldBe("; others changed the bead at 2026-11-20T11:59:00Z; commented at 2026-11-20T11:58:00Z");

    /// <summary>Within the second of our own write the same change would not be seen: what is told must not depend on that.</summary>
    [Fact]
    public void A_note_is_told_as_a_note_and_not_as_another_change()
    {
        var job = new JobReport(JobState.Completed, ExitCode: null, "");
        Trace(Sent.Touched("1:00"), new JobEvidence(true, job, Ours + "half done"))
            .ShouldBe("; last note: \"half done\"");
    }

    [Fact]
    public void A_comment_from_before_the_claim_is_no_trace() =>
        Trace(Sent with { LastComment = Given.Ago("5:01") }, Job(JobState.Completed)).ShouldBeEmpty();

    [Fact]
    public void Note_and_ledger_have_it_in_one_line_of_at_most_500_characters()
    {
        var job = new JobReport(
            JobState.Errored,
            null,
            new string('d', 290),
            string.Join('\n', Enumerable.Repeat("a line", 500))
        );

        var transition = Decide(Sent, new JobEvidence(true, job, Ours + new string('n', 400))).Transition!;

        transition.Note.ShouldNotBeNull().Length.ShouldBeLessThanOrEqualTo(500);
        transition.Note.ShouldContain("last words: \"a line / a line");
        var reason = transition.Ledger.ShouldBeOfType<LedgerChange.Settle>().Reason.ShouldNotBeNull();
        reason.Length.ShouldBeLessThanOrEqualTo(500);
        reason.ShouldEndWith("…");
    }

    [Theory]
    [InlineData(BeadStatus.Closed, AttemptOutcome.AgentClosed)]
    [InlineData(BeadStatus.Blocked, AttemptOutcome.AgentBlocked)]
    public void Of_a_bead_that_the_agent_ended_the_ledger_alone_has_it(string status, AttemptOutcome outcome)
    {
        var job = new JobReport(JobState.Completed, 0, "", "all done");

        var verdict = Decide(Sent.As(status), new JobEvidence(true, job, Ours + "verified"));

        verdict.Outcome.ShouldBe(outcome);
        verdict.Transition!.WritesBead.ShouldBeFalse();
        verdict
            .Transition.Ledger.ShouldBeOfType<LedgerChange.Settle>()
            .Reason.ShouldBe("its job completed; exit code 0; last words: \"all done\"; last note: \"verified\"");
        verdict.Detail.ShouldBe(
            $"the bead is {status}; exit code 0; last words: \"all done\"; last note: \"verified\""
        );
    }

    [Fact]
    public void A_job_that_is_not_over_leaves_the_stored_reason() =>
        Decide(Sent.As(BeadStatus.Closed), Job(JobState.Running))
            .Transition!.Ledger.ShouldBeOfType<LedgerChange.Settle>()
            .Reason.ShouldBeNull();

    private static string Trace(BeadHistory history, JobEvidence evidence) =>
        JobTrace.Of(new ReapCase(history, evidence, Given.Options, Given.Now));
}
