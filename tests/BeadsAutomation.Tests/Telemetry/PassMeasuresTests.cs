using System.Globalization;

namespace BeadsAutomation.Tests.Telemetry;

public sealed class PassMeasuresTests
{
    private static readonly BeadsOptions Options = new()
    {
        DispatchInterval = TimeSpan.FromMinutes(3),
        SweepInterval = TimeSpan.FromMinutes(7),
    };

    private static readonly TickReport Idle = new()
    {
        ExitCode = ExitCode.Done,
        Outcome = TickOutcome.Idle,
        Queue = new QueueReport(0, null, 0, 0),
    };

    private static readonly string[] NothingWaits =
    [
        "beads_queue_depth 0",
        "beads_queue_oldest_seconds 0",
        "beads_in_flight 0",
        "beads_held 0",
    ];

    [Fact]
    public void An_idle_tick_sets_its_gauges_and_counts_nothing() =>
        Words(PassMeasures.Of(Idle)).ShouldBe(NothingWaits);

    [Fact]
    public void A_tick_whose_time_was_up_before_it_read_the_queue_leaves_the_gauges_as_they_were() =>
        PassMeasures.Of(Idle with { Queue = null, HoldUntil = Given.Now }).ShouldBeEmpty();

    [Fact]
    public void The_gauges_are_what_the_tick_read() =>
        Words(PassMeasures.Of(Idle with { Queue = new QueueReport(3, Given.Now, 125, 4), HoldUntil = Given.Now }))
            .ShouldBe(["beads_queue_depth 3", "beads_queue_oldest_seconds 125", "beads_in_flight 4", "beads_held 1"]);

    [Theory]
    [InlineData(DispatchResult.Dispatched, "accepted", "beads_dispatched_total 1")]
    [InlineData(DispatchResult.Refused, "bead_fault", "beads_rejected_total class=bead_fault 1")]
    [InlineData(DispatchResult.Refused, "busy", "beads_rejected_total class=busy 1")]
    [InlineData(DispatchResult.Unknown, "unknown", "beads_rejected_total class=unknown 1")]
    [InlineData(DispatchResult.Lost, null, null)]
    [InlineData(DispatchResult.Released, null, null)]
    [InlineData(DispatchResult.TakenBack, null, null)]
    public void A_bead_counts_when_it_was_sent(DispatchResult result, string? answer, string? counted)
    {
        var sent = Idle with
        {
            Dispatches = [new DispatchReport("bd-1", 1, "t", result, null, null, "", AnswerRules.ToAnswer(answer))],
        };
        Words(PassMeasures.Of(sent)).ShouldBe([.. new[] { counted }.OfType<string>(), .. NothingWaits]);
    }

    [Fact]
    public void Each_batch_counts_with_its_size()
    {
        var grown = Idle with { FanOut = new FanOutReport(FanOutOutcome.Completed, [1, 2, 1], 4, 4, [], null) };
        Words(PassMeasures.Of(grown))
            .ShouldBe([
                "beads_dispatch_batch_size 1",
                "beads_dispatch_batch_size 2",
                "beads_dispatch_batch_size 1",
                .. NothingWaits,
            ]);
    }

    [Fact]
    public void Beads_that_are_not_sent_count_by_reason()
    {
        var skipped = Idle with
        {
            Decisions =
            [
                new BeadDecision("bd-1", ReasonCode.Backoff, ""),
                new BeadDecision("bd-2", ReasonCode.Held, ""),
                new BeadDecision("bd-3", ReasonCode.Backoff, ""),
            ],
        };
        Words(PassMeasures.Of(skipped))
            .ShouldBe(["beads_skipped_total reason=backoff 2", "beads_skipped_total reason=held 1", .. NothingWaits]);
    }

    [Fact]
    public void A_sweep_counts_what_it_did_not_keep()
    {
        var sweep = new SweepReport
        {
            ExitCode = ExitCode.Done,
            Verdicts =
            [
                new SweptBead("bd-1", SweepVerdict.Reaped, AttemptOutcome.Stale, "", 40),
                new SweptBead("bd-2", SweepVerdict.Keep, null, "", 1),
                new SweptBead("bd-3", SweepVerdict.Reaped, AttemptOutcome.Stale, "", 41),
                new SweptBead("bd-4", SweepVerdict.PutBack, AttemptOutcome.Ghost, "", null),
                new SweptBead("bd-5", SweepVerdict.Lost, null, "", null),
            ],
            Blocked = 5,
        };
        Words(PassMeasures.Of(sweep))
            .ShouldBe([
                "beads_settled_total verdict=reaped,outcome=stale 2",
                "beads_settled_total verdict=put_back,outcome=ghost 1",
                "beads_settled_total verdict=lost,outcome=none 1",
                "beads_blocked 5",
            ]);
        PassMeasures.Of(sweep with { Verdicts = [], Blocked = null }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tick", ExitCode.Done, 180)]
    [InlineData("sweep", ExitCode.Done, 420)]
    [InlineData("tick", ExitCode.Store, 180)]
    [InlineData("sweep", ExitCode.Attention, 420)]
    public void Every_pass_has_a_duration_and_an_interval_and_a_good_one_its_time(
        string pass,
        ExitCode code,
        int interval
    )
    {
        var end = new DateTimeOffset(2026, 11, 20, 12, 0, 0, 500, TimeSpan.Zero);
        var expected = new List<string>
        {
            $"beads_pass_duration_seconds pass={pass},exit_code={(int)code} 1.25",
            $"beads_pass_interval_seconds pass={pass} {interval}",
        };
        if (code == ExitCode.Done)
        {
            expected.Add($"beads_pass_last_success_timestamp_seconds pass={pass} 1795176000.5");
        }
        Words(PassMeasures.OfPass(pass, code, TimeSpan.FromSeconds(1.25), end, Options)).ShouldBe(expected);
    }

    [Fact]
    public void What_alerts_are_built_on_is_there_from_the_start() =>
        Words(PassMeasures.AtStart(Options))
            .ShouldBe([
                "beads_dispatched_total 0",
                "beads_rejected_total class=bead_fault 0",
                "beads_rejected_total class=bead_fault_for_good 0",
                "beads_rejected_total class=environment 0",
                "beads_rejected_total class=auth 0",
                "beads_rejected_total class=busy 0",
                "beads_rejected_total class=unknown 0",
                "beads_pass_interval_seconds pass=tick 180",
                "beads_pass_interval_seconds pass=sweep 420",
            ]);

    private static IEnumerable<string> Words(IEnumerable<Measured> measures) =>
        measures.Select(m =>
            string.Join(
                ' ',
                new[]
                {
                    m.Row.PrometheusName,
                    string.Join(',', m.Row.Labels.Zip(m.LabelValues, (label, value) => $"{label}={value}")),
                    m.Value.ToString(CultureInfo.InvariantCulture),
                }.Where(word => word.Length > 0)
            )
        );
}
