namespace BeadsAutomation.Tests.Resident;

public sealed class HealthTests
{
    private static readonly Rhythm Both = new(Seconds(120), Seconds(600));

    [Theory]
    [InlineData(0, 0, true)] // the start
    [InlineData(0, 360, true)]
    [InlineData(0, 360.1, false)]
    [InlineData(1000, 1360, true)]
    [InlineData(1000, 1361, false)]
    public void Alive_until_the_last_tick_is_older_than_three_intervals(double last, double now, bool alive) =>
        Health.Live(new Vitals { LastMain = Seconds(last) }, Both, Seconds(now)).IsGood.ShouldBe(alive);

    [Theory]
    [InlineData(120, null, 360, true)]
    [InlineData(120, null, 361, false)]
    [InlineData(null, 600, 1800, true)]
    [InlineData(null, 600, 1801, false)]
    public void Without_one_of_the_two_the_other_counts(int? tick, int? sweep, double now, bool alive) =>
        Health.Live(new Vitals(), new Rhythm(Maybe(tick), Maybe(sweep)), Seconds(now)).IsGood.ShouldBe(alive);

    [Theory]
    [InlineData("Tick", 90, true)] // 75 s, and 15 s to record an answer
    [InlineData("Tick", 90.1, false)]
    [InlineData("Sweep", 120, true)]
    [InlineData("Sweep", 120.1, false)]
    public void A_pass_within_its_own_deadline_is_a_sign_of_life(string kind, double since, bool alive)
    {
        var vitals = new Vitals().Begin(Enum.Parse<PassKind>(kind), Seconds(1000));
        Health.Live(vitals, Both, Seconds(1000 + since)).IsGood.ShouldBe(alive);
    }

    [Fact]
    public void A_pass_that_hangs_does_not_outweigh_a_young_tick() =>
        Health.Live(new Vitals().Begin(PassKind.Sweep, TimeSpan.Zero), Both, Seconds(300)).IsGood.ShouldBeTrue();

    [Theory]
    [InlineData(ExitCode.Done)]
    [InlineData(ExitCode.Store)]
    [InlineData(ExitCode.Agent)]
    [InlineData(ExitCode.Attention)]
    [InlineData(ExitCode.Unexpected)]
    public void A_tick_has_ended_whatever_it_came_to(ExitCode code)
    {
        var vitals = new Vitals().Begin(PassKind.Tick, Seconds(990)).End(PassKind.Tick, code, Seconds(1000), Both.Main);
        Health.Live(vitals, Both, Seconds(1360)).IsGood.ShouldBeTrue();
    }

    [Fact]
    public void A_sweep_is_no_tick()
    {
        var vitals = new Vitals()
            .Begin(PassKind.Sweep, Seconds(990))
            .End(PassKind.Sweep, ExitCode.Done, Seconds(1000), Both.Main);
        Health
            .Live(vitals, Both, Seconds(1001))
            .ShouldBe(new Health(false, "no tick has ended for 1001 s, more than 3 intervals of 120 s"));
    }

    [Theory]
    [InlineData(ExitCode.Done, true)]
    [InlineData(ExitCode.Unexpected, false)]
    [InlineData(ExitCode.Store, false)]
    [InlineData(ExitCode.Agent, true)]
    [InlineData(ExitCode.Attention, true)]
    public void Ready_when_the_newest_pass_found_its_store_and_no_fault_of_ours(ExitCode code, bool ready)
    {
        var vitals = new Vitals { Newest = (PassKind.Sweep, code) };
        Health.Ready(vitals).IsGood.ShouldBe(ready);
        Health.Ready(vitals.Begin(PassKind.Tick, Seconds(5))).IsGood.ShouldBe(ready);
    }

    [Fact]
    public void Not_ready_before_the_first_pass_has_ended() =>
        Health
            .Ready(new Vitals().Begin(PassKind.Sweep, TimeSpan.Zero))
            .ShouldBe(new Health(false, "no pass has ended yet"));

    [Fact]
    public void The_sentence_names_the_pass_and_what_its_exit_code_means() =>
        Health
            .Ready(new Vitals { Newest = (PassKind.Tick, ExitCode.Store) })
            .Sentence.ShouldBe(
                "the last tick ended with exit code 3: store unavailable or unreadable, or its schema does not fit"
            );

    [Theory]
    [InlineData(ExitCode.Done, true)]
    [InlineData(ExitCode.Store, false)]
    public void What_needs_attention_is_shown_and_makes_no_pod_unready(ExitCode code, bool ready)
    {
        var health = Health.Ready(new Vitals { Newest = (PassKind.Tick, code) }).With(["the breaker is open"]);

        health.IsGood.ShouldBe(ready);
        health.Sentence.Split('\n')[1].ShouldBe("needs attention: the breaker is open");
    }

    private static TimeSpan? Maybe(int? seconds) => seconds is { } s ? Seconds(s) : null;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
