namespace BeadsAutomation.Tests.Commands.Doctor;

/// <summary>With the default interval of two minutes ten minutes of quiet are the limit.</summary>
public sealed class TickJudgeTests
{
    private static readonly StoreSigns NoSigns = new(null, null);

    [Theory]
    [InlineData("10:00", Severity.Ok)]
    [InlineData("10:01", Severity.Warning)]
    [InlineData("600:00", Severity.Warning)]
    [InlineData("-5:00", Severity.Ok)]
    public void A_ready_bead_may_wait_for_five_intervals(string since, Severity severity) =>
        Judge([Ready(since)], NoSigns).Severity.ShouldBe(severity);

    [Fact]
    public void A_dead_tick_names_how_long_and_what_to_look_at()
    {
        var finding = Judge([Ready("61:00"), Ready("20:00", "bd-2")], NoSigns);
        finding.Sentence.ShouldBe("2 ready, and no tick has taken one for 1h1m");
        finding.Fix.ShouldBe("see that the dispatcher runs every 2m and what its log says");
    }

    [Fact]
    public void Nothing_can_be_said_while_nothing_is_ready() =>
        Judge([Ready("600:00") with { Readiness = Given.Ready with { HasAcceptance = false } }], NoSigns)
            .Severity.ShouldBe(Severity.Ok);

    [Theory]
    [InlineData("9:00", null, Severity.Ok)]
    [InlineData(null, "9:00", Severity.Ok)]
    [InlineData("11:00", "11:00", Severity.Warning)]
    public void A_claim_of_late_is_a_sign_and_so_is_what_may_have_made_the_bead_ready(
        string? claimed,
        string? readied,
        Severity severity
    ) => Judge([Ready("600:00")], new StoreSigns(Ago(claimed), Ago(readied))).Severity.ShouldBe(severity);

    [Theory]
    [InlineData("-1:00", Severity.Ok)]
    [InlineData("9:00", Severity.Ok)]
    [InlineData("11:00", Severity.Warning)]
    public void A_hold_is_a_sign_until_it_is_long_over(string until, Severity severity)
    {
        var hold = new Hold
        {
            Began = Given.Ago("70:00"),
            Until = Given.Ago(until),
            Cause = "down",
        };
        Judge([Ready("600:00")], NoSigns, (Hold.StateName, HoldJson.Write(hold))).Severity.ShouldBe(severity);
    }

    [Theory]
    [InlineData("pause", """{"reason":"x"}""", Severity.Ok)]
    [InlineData("pause:big", """{"reason":"x"}""", Severity.Ok)]
    [InlineData("pause", "no JSON", Severity.Ok)]
    [InlineData("pause", """{"reason":"x","until":"2026-11-20T12:00:01Z"}""", Severity.Ok)]
    [InlineData("pause", """{"reason":"x","until":"2026-11-20T11:51:00Z"}""", Severity.Ok)]
    [InlineData("pause", """{"reason":"x","until":"2026-11-20T11:49:00Z"}""", Severity.Warning)]
    [InlineData("breaker", "{}", Severity.Warning)]
    public void While_somebody_paused_no_tick_is_missed_and_a_pause_that_ended_is_a_sign(
        string word,
        string value,
        Severity severity
    ) => Judge([Ready("600:00")], NoSigns, (word, value)).Severity.ShouldBe(severity);

    [Fact]
    public void A_bead_whose_backoff_has_just_ended_has_not_waited_yet()
    {
        var failed = Given.Attempt(AttemptState.Settled, Given.Ago("40:00")) with
        {
            Outcome = AttemptOutcome.Rejected,
            Counted = true,
            StatusLeft = BeadStatus.Open,
            NotBefore = Given.Ago("1:00"),
        };
        var queue = new QueueSnapshot(
            Given.Now,
            [Ready("40:00")],
            [new BeadHistory(Given.Id, Given.Bead(BeadStatus.Open), [failed], null, null)]
        );
        Judge(queue, NoSigns).Severity.ShouldBe(Severity.Ok);
    }

    [Theory]
    [InlineData(0, Severity.Ok)]
    [InlineData(1, Severity.Warning)]
    public void Where_the_day_s_budget_is_spent_no_tick_could_send(int left, Severity severity) =>
        Judge(new QueueSnapshot(Given.Now, [Ready("600:00")], []), NoSigns, left).Severity.ShouldBe(severity);

    [Fact]
    public void Where_all_places_are_taken_no_tick_could_send()
    {
        var histories = Enumerable
            .Range(0, new BeadsOptions().MaxInFlight)
            .Select(i => new BeadHistory(
                $"bd-{i + 10}",
                Given.Bead(id: $"bd-{i + 10}"),
                [Given.Attempt(AttemptState.Dispatched, id: $"bd-{i + 10}")],
                null,
                null
            ));
        var queue = new QueueSnapshot(Given.Now, [Ready("600:00")], [.. histories]);
        Judge(queue, NoSigns).Severity.ShouldBe(Severity.Ok);
        Judge(queue with { Histories = [.. queue.Histories.Skip(1)] }, NoSigns).Severity.ShouldBe(Severity.Warning);
    }

    private static Finding Judge(WaitingBead[] waiting, StoreSigns signs, params (string Name, string Value)[] words) =>
        Judge(new QueueSnapshot(Given.Now, waiting, []), signs, words);

    private static Finding Judge(QueueSnapshot queue, StoreSigns signs, params (string Name, string Value)[] words) =>
        Judge(queue, signs, budgetLeft: null, words);

    private static Finding Judge(
        QueueSnapshot queue,
        StoreSigns signs,
        int? budgetLeft,
        params (string Name, string Value)[] words
    ) =>
        TickJudge.Judge(
            queue,
            words.ToDictionary(w => w.Name, w => w.Value, StringComparer.Ordinal),
            budgetLeft,
            signs,
            new BeadsOptions()
        );

    private static WaitingBead Ready(string since, string id = Given.Id)
    {
        var waiting = Given.Waiting(id);
        return waiting with { Bead = waiting.Bead with { UpdatedAt = Given.Ago(since) } };
    }

    private static DateTime? Ago(string? time) => time is null ? null : Given.Ago(time);
}
