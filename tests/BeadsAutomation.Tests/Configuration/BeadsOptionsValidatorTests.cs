namespace BeadsAutomation.Tests.Configuration;

/// <summary>An example of each kind of range, and the rules between settings; the law over all rows is in <see cref="SettingLawTests"/>.</summary>
public sealed class BeadsOptionsValidatorTests
{
    [Theory]
    [InlineData("batchInitial", "1 7", "0 -1", "BEADS_BATCH_INITIAL must be an integer >= 1 (got {0}).")]
    [InlineData(
        "batchMultiplier",
        "1 1.5",
        "0.5 NaN Infinity",
        "BEADS_BATCH_MULTIPLIER must be a finite number >= 1 (got {0})."
    )]
    [InlineData("holdFirst", "1s 1h", "0m", "BEADS_HOLD_FIRST is {0}: use 1s or more.")]
    [InlineData("holdLongest", "2m 1h", "1m59s", "BEADS_HOLD_LONGEST ({0}) must be >= BEADS_HOLD_FIRST (2m).")]
    [InlineData("holdLongest", "1h", "1h1s", "BEADS_HOLD_LONGEST is {0}: use 1h at most.")]
    [InlineData(
        "staleAfter",
        "25m 25m1s 1h59m59s",
        "24m59s",
        "BEADS_STALE_AFTER is {0} while BEADS_JOB_TIMEOUT is 15m, so that live work would be given up: set it to 25m or more."
    )]
    [InlineData(
        "staleAfter",
        "1h59m59s",
        "2h 3h",
        "BEADS_STALE_AFTER is {0} while BEADS_HARD_CAP is 2h: set it lower, or the hard cap higher."
    )]
    [InlineData(
        "jobTimeout",
        "1s 20m",
        "20m1s",
        "BEADS_STALE_AFTER is 30m while BEADS_JOB_TIMEOUT is {0}, so that live work would be given up: set it to 30m1s or more."
    )]
    [InlineData("hardCap", "30m1s 168h", "168h1s", "BEADS_HARD_CAP is {0}: use 7 days at most.")]
    [InlineData(
        "hardCap",
        "30m1s",
        "30m 1m",
        "BEADS_STALE_AFTER is 30m while BEADS_HARD_CAP is {0}: set it lower, or the hard cap higher."
    )]
    [InlineData("dispatchInterval", "1s 24h", "0m 24h1s", "BEADS_DISPATCH_INTERVAL is {0}: use 1s to 24h.")]
    [InlineData(
        "agent",
        "beadboard",
        "Service Command",
        "BEADS_AGENT is '{0}', which this version does not have: use beadboard, service or command."
    )]
    [InlineData(
        "agent",
        "beadboard",
        "service",
        "BEADS_AGENT is {0}, and AGENT_SERVICE_URL is not set: write the agent service's base URL there."
    )]
    [InlineData("jobBudget", "0.01 1000", "0.009 1000.01 NaN", "BEADS_JOB_BUDGET is {0}: use 0.01 to 1000.")]
    [InlineData(
        "maxBudgetPerDay",
        "5",
        "4.99",
        "BEADS_MAX_BUDGET_PER_DAY is {0} while BEADS_JOB_BUDGET is 5, so that nothing could ever be sent: raise it, or set 0 for no limit."
    )]
    [InlineData(
        "notifyUrl",
        "http://a/x?y=z https://me:p@a/",
        "ftp://a file:///x",
        "BEADS_NOTIFY_URL does not begin with http:// or https://: write it in full."
    )]
    [InlineData(
        "beadboardUrl",
        "http://b https://tools.example:8443/board",
        "file:///etc ftp://b localhost:3000",
        "BEADBOARD_URL does not begin with http:// or https://: write it in full, for example http://beadboard:3000."
    )]
    [InlineData(
        "agentServiceUrl",
        "http://a:1/",
        "http://a:1/?token=s3cret http://a:1/#x",
        "AGENT_SERVICE_URL is 'http://a:1/' with a query or fragment behind it: write the base URL alone."
    )]
    [InlineData(
        "agentServiceUrl",
        "http://a:1/",
        "http://me@a http://me:s3cret@a",
        "AGENT_SERVICE_URL holds a user name or password: take it out; the agent service's token goes into API_BEARER_TOKEN."
    )]
    public void A_limit_lets_the_last_good_value_pass_and_refuses_the_next(
        string key,
        string good,
        string bad,
        string sentence
    )
    {
        foreach (var text in good.Split(' '))
        {
            FailuresOf(key, text).ShouldBeEmpty(text);
        }
        foreach (var text in bad.Split(' '))
        {
            FailuresOf(key, text).ShouldBe([sentence.Replace("{0}", text)]);
        }
    }

    [Theory]
    [InlineData("s3cret", true)]
    [InlineData("s3cret\n", false)]
    [InlineData("s3 cret", false)]
    [InlineData("s3crét", false)]
    public void A_token_fits_into_a_header_and_is_never_shown(string token, bool fits) =>
        FailuresOf("agentServiceToken", token)
            .ShouldBe(
                fits
                    ? []
                    :
                    [
                        "API_BEARER_TOKEN holds a space, a line break or another character that no HTTP header can carry: write the token alone.",
                    ]
            );

    [Fact]
    public void The_largest_batch_is_not_smaller_than_the_first() =>
        BeadsOptionsValidator
            .Failures(new BeadsOptions { BatchInitial = 3, BatchMax = 2 })
            .ShouldBe(["BEADS_BATCH_MAX (2) must be >= BEADS_BATCH_INITIAL (3)."]);

    [Fact]
    public void All_failures_are_told_at_once() =>
        BeadsOptionsValidator
            .Failures(
                new BeadsOptions
                {
                    Port = 0,
                    Assignee = "",
                    MaxAttempts = 0,
                }
            )
            .Count.ShouldBe(3);

    [Fact]
    public void A_ghost_is_older_than_two_intervals_and_than_three_minutes()
    {
        new BeadsOptions { DispatchInterval = Minutes(1) }.GhostAge.ShouldBe(Minutes(3));
        new BeadsOptions { DispatchInterval = Minutes(5) }.GhostAge.ShouldBe(Minutes(10));
    }

    private static IReadOnlyList<string> FailuresOf(string key, string text)
    {
        var setting = Settings.All.Single(s => string.Equals(s.Key, key, StringComparison.Ordinal));
        return BeadsOptionsValidator.Failures(setting.Apply(new BeadsOptions(), text));
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
