using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class ProviderRetryVerdictTests
{
    private const string Ours = "dispatched: job=j attempt=1 claim=00000001";
    private const string Start = Ours + "\nclaimed by agent <job_id>";
    private const string Back = "provider_weather → open";
    private const string Failed = "job_failed → blocked";

    private static readonly BeadsOptions Three = new() { WeatherRetries = 3 };
    private static readonly BeadHistory Sent = Claimed(AttemptState.Dispatched, "5:00", "j");

    [Theory]
    [InlineData(JobState.Failed, Back)]
    [InlineData(JobState.Completed, Back)]
    [InlineData(JobState.TimedOut, "job_timeout → blocked")]
    [InlineData(JobState.Errored, "job_error → blocked")]
    [InlineData(JobState.Lost, "job_lost → blocked")]
    [InlineData(JobState.Running, "keep")]
    [InlineData(JobState.Queued, "keep")]
    [InlineData(JobState.CannotTell, "keep")]
    public void Only_a_job_that_surely_ended_is_tried_again(JobState state, string verdict) =>
        Words(Decide(Sent, Weather(state), Three)).ShouldBe(verdict);

    [Fact]
    public void It_is_off_unless_allowed() => Words(Decide(Sent, Weather())).ShouldBe(Failed);

    [Theory]
    [InlineData("rate limit", Back)]
    [InlineData("rate limit; token limit exceeded", Failed)]
    [InlineData("3 tests fail", Failed)]
    [InlineData(null, Failed)]
    public void Only_passing_trouble_counts(string? output, string verdict) =>
        Words(Decide(Sent, Weather(output: output), Three)).ShouldBe(verdict);

    [Theory]
    [InlineData(Ours, false, Back)]
    [InlineData("a human's\n" + Ours, false, Back)]
    [InlineData(Start, true, Back)]
    [InlineData("claimed by agent x\n" + Ours, false, Back)]
    [InlineData(Start + "\nhalf done", true, Failed)]
    [InlineData(Ours + "\nhalf done", true, Failed)]
    [InlineData("attempt=1 claim=00000001: moved the data\n" + Ours, false, Failed)]
    [InlineData(Ours + "\nattempt=1 claim=00000001: moved the data", true, Failed)]
    [InlineData(Ours, true, Failed)] // somebody changed something else
    [InlineData("", false, Failed)]
    [InlineData(null, false, Failed)]
    public void Whoever_touched_the_bead_leaves_it_to_a_human(string? notes, bool touched, string verdict)
    {
        var history = touched ? Sent.Touched("1:00") : Sent;

        Words(Decide(history, Weather(notes: notes), Three)).ShouldBe(verdict);
    }

    [Theory]
    [InlineData("5:01", Back)]
    [InlineData("5:00", Failed)]
    [InlineData("1:00", Failed)]
    public void A_comment_since_the_claim_does_so_too(string ago, string verdict) =>
        Words(Decide(Sent with { LastComment = Given.Ago(ago) }, Weather(), Three)).ShouldBe(verdict);

    [Fact]
    public void What_was_re_opened_before_its_send_had_ended_is_left_to_a_human()
    {
        var doubtful = With(Sent.Latest! with { OpenAtAnswer = true });

        Words(Decide(doubtful, Weather(), Three)).ShouldBe(Failed);
    }

    [Fact]
    public void So_is_an_attempt_that_is_not_the_newest()
    {
        var restored = Sent with { Attempts = [Sent.Latest!, Given.Settled(AttemptOutcome.JobLost, "blocked", 2)] };

        Words(Decide(restored, Weather(), Three)).ShouldBe(Failed);
    }

    [Theory]
    [InlineData("", 1, 10)]
    [InlineData("W", 2, 20)]
    [InlineData("WW", 3, 30)]
    [InlineData("WWW", null, 0)]
    [InlineData("WWbW", 2, 20)]
    [InlineData("WWr", 1, 10)]
    [InlineData("WRW", 3, 30)]
    public void It_is_bounded_since_a_human_last_armed_it(string before, int? number, int minutes)
    {
        var earlier = before.Select((row, i) => Row(row, i + 1)).ToList();
        var sent = Given.Attempt(AttemptState.Dispatched, Given.Ago("5:00"), earlier.Count + 1) with { JobId = "j" };
        var history = Given.History(Given.Bead(updatedAt: sent.BeadUpdatedAt), [.. earlier, sent]);
        var notes = Note.Dispatched("j", sent.Key, []);

        var verdict = Decide(history, Weather(notes: notes), Three);

        var settle = verdict.Transition!.Ledger.ShouldBeOfType<LedgerChange.Settle>();
        settle.Counted.ShouldBeFalse();
        if (number is null)
        {
            Words(verdict).ShouldBe(Failed);
            verdict.Detail.ShouldStartWith("failed with exit code 1, in provider weather, 3 of 3 retries made; ");
            return;
        }
        settle.NotBefore.ShouldBe(Given.Now.AddMinutes(minutes));
        settle.StatusLeft.ShouldBe(BeadStatus.Open);
        verdict.Transition.Note.ShouldNotBeNull().ShouldContain($" — open again ({number} of 3), not before ");
    }

    [Theory]
    [InlineData("""{"type":"result","is_error":true,"result":"API Error: 529 overloaded"}""", true)]
    [InlineData("""{"type":"result","is_error":false,"result":"TASK_FAILED: API Error 529"}""", false)]
    [InlineData("""{"type":"result","is_error":true,"result":"API Error: prompt is too long"}""", false)]
    [InlineData("""{"type":"result","is_error":true,"result":"broken","api error":"API Error"}""", false)]
    public void Of_json_the_result_alone_tells_of_weather(string output, bool isWeather) =>
        IsWeather(new JobReport(JobState.Completed, 0, "").Left(output)).ShouldBe(isWeather);

    [Fact]
    public void An_agent_whose_program_wrote_more_than_is_kept_was_at_work()
    {
        const string Result = """{"type":"result","is_error":true,"result":"API Error: 529 overloaded"}""";

        IsWeather(new JobReport(JobState.Completed, 0, "").Left(new string('x', 4000) + "\n" + Result)).ShouldBeTrue();
        IsWeather(new JobReport(JobState.Completed, 0, "").Left(new string('x', 4100) + "\n" + Result)).ShouldBeFalse();
    }

    [Fact]
    public void What_stands_on_stderr_is_no_weather()
    {
        const string Result = """{"type":"result","is_error":true,"result":"API Error: 529 overloaded"}""";

        IsWeather(new JobReport(JobState.Failed, 1, "").Left(null, "API Error: 529")).ShouldBeFalse();
        IsWeather(new JobReport(JobState.Failed, 1, "").Left(null, Result)).ShouldBeFalse();
    }

    private static bool IsWeather(JobReport job) =>
        Decide(Sent, new JobEvidence(true, job, Ours), Three).Outcome == AttemptOutcome.ProviderWeather;

    [Fact]
    public void The_note_says_what_happened_and_what_follows() =>
        Decide(Sent, Weather(), Three)
            .Transition!.Note.ShouldBe(
                "reaper: job j failed with exit code 1, in provider weather — open again (1 of 3), not before 2026-11-20T12:10:00Z"
                    + " outcome=provider_weather attempt=1 claim=00000001 job=j; last words: \"rate limit\"; nothing was noted since the claim"
            );

    private static JobEvidence Weather(
        JobState state = JobState.Failed,
        string? output = "rate limit",
        string? notes = Ours
    ) => new(true, new JobReport(state, state == JobState.Failed ? 1 : null, "", output), notes);

    private static Attempt Row(char row, int number) =>
        row switch
        {
            'W' => Given.Settled(AttemptOutcome.ProviderWeather, BeadStatus.Open, number),
            'R' => Given.Settled(AttemptOutcome.Rejected, BeadStatus.Open, number, counted: true),
            'b' => Given.Settled(AttemptOutcome.JobFailed, BeadStatus.Blocked, number),
            _ => Given.Settled(AttemptOutcome.ProviderWeather, AttemptCount.Rearmed, number),
        };
}
