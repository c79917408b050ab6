namespace BeadsAutomation.Tests.Ledger;

public sealed class AttemptCountTests
{
    // R rejected (counted), G ghost (counted), E released (not counted), U un-assigned in the claim's second, W provider weather; all left open.
    // b rejected and left blocked, c closed, d deleted, i left in progress, r re-armed, ! not settled.
    [Theory]
    [InlineData("", 0)]
    [InlineData("R", 1)]
    [InlineData("RRRR", 4)]
    [InlineData("RG", 2)]
    [InlineData("E", 0)]
    [InlineData("EEE", 0)]
    [InlineData("RER", 2)]
    [InlineData("RRE", 2)]
    [InlineData("RUR", 2)]
    [InlineData("RWR", 2)]
    [InlineData("WW", 0)]
    [InlineData("RRRRb", 0)]
    [InlineData("RRbR", 1)]
    [InlineData("RRc", 0)]
    [InlineData("RcR", 1)]
    [InlineData("RdR", 1)]
    [InlineData("RiR", 1)]
    [InlineData("RRr", 0)]
    [InlineData("RRrER", 1)]
    [InlineData("RR!", 0)]
    [InlineData("!R", 1)]
    public void Counted_are_the_latest_rows_that_we_put_back_to_open(string rows, int counted) =>
        AttemptCount.Of(Rows(rows)).Counted.ShouldBe(counted);

    [Theory]
    [InlineData("R", true)]
    [InlineData("RE", true)]
    [InlineData("Rr", false)]
    [InlineData("Rb", false)]
    [InlineData("Rc", false)]
    [InlineData("E", false)]
    public void A_backoff_lasts_until_somebody_re_arms_the_bead(string rows, bool lasts)
    {
        var attempts = Rows(rows);
        attempts[0] = attempts[0] with { NotBefore = Given.Now };
        if (rows[0] == 'E')
        {
            attempts[0] = attempts[0] with { NotBefore = null };
        }

        AttemptCount.Of(attempts).NotBefore.ShouldBe(lasts ? Given.Now : null);
    }

    [Fact]
    public void The_latest_end_of_a_backoff_holds()
    {
        var attempts = Rows("RR");
        attempts[0] = attempts[0] with { NotBefore = Given.Ago("10:00") };
        attempts[1] = attempts[1] with { NotBefore = Given.Now };

        AttemptCount.Of(attempts).NotBefore.ShouldBe(Given.Now);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("E", true)]
    [InlineData("RE", true)]
    [InlineData("R", false)]
    [InlineData("G", false)]
    [InlineData("U", false)]
    [InlineData("ER", false)]
    [InlineData("Er", false)]
    [InlineData("E!", false)]
    public void Only_a_claim_right_after_an_uncounted_release_is_quiet(string rows, bool quiet) =>
        AttemptCount.FollowsQuietRelease(Rows(rows)).ShouldBe(quiet);

    [Theory]
    [InlineData("", 0)]
    [InlineData("W", 1)]
    [InlineData("WW", 2)]
    [InlineData("WREW", 2)]
    [InlineData("Wr", 0)]
    [InlineData("WbW", 1)]
    [InlineData("WcWW", 2)]
    public void Weather_is_counted_by_itself_within_the_same_run(string rows, int weather) =>
        AttemptCount.Of(Rows(rows)).Weather.ShouldBe(weather);

    [Fact]
    public void A_claim_after_weather_is_noted_for_an_agent_had_started()
    {
        AttemptCount.FollowsPutBack(Rows("W")).ShouldBeFalse();
        AttemptCount.FollowsQuietRelease(Rows("W")).ShouldBeFalse();
    }

    [Fact]
    public void A_claim_after_a_release_that_was_re_armed_is_noted() =>
        AttemptCount
            .FollowsQuietRelease([Given.Settled(AttemptOutcome.Released, AttemptCount.Rearmed)])
            .ShouldBeFalse();

    private static Attempt[] Rows(string rows) => [.. rows.Select((row, i) => Row(row, i + 1))];

    private static Attempt Row(char row, int number) =>
        row switch
        {
            'R' => Given.Settled(AttemptOutcome.Rejected, BeadStatus.Open, number, counted: true),
            'G' => Given.Settled(AttemptOutcome.Ghost, BeadStatus.Open, number, counted: true),
            'E' => Given.Settled(AttemptOutcome.Released, BeadStatus.Open, number, answer: AnswerClass.Environment),
            'U' => Given.Settled(AttemptOutcome.TakenBack, BeadStatus.Open, number),
            'W' => Given.Settled(AttemptOutcome.ProviderWeather, BeadStatus.Open, number),
            'b' => Given.Settled(AttemptOutcome.Rejected, BeadStatus.Blocked, number, true),
            'c' => Given.Settled(AttemptOutcome.AgentClosed, BeadStatus.Closed, number),
            'd' => Given.Settled(AttemptOutcome.BeadGone, null, number),
            'i' => Given.Settled(AttemptOutcome.TakenBack, BeadStatus.InProgress, number),
            'r' => Given.Settled(AttemptOutcome.TakenBack, AttemptCount.Rearmed, number),
            _ => Given.Attempt(AttemptState.Dispatched, number: number) with { StatusLeft = BeadStatus.Open },
        };
}
