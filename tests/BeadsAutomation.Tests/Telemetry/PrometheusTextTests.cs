using System.Globalization;
using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private static readonly BeadsOptions Options = new();

    private static int _meters;

    private readonly PassMeter _meter = new(new TestClock(), $"test-{Interlocked.Increment(ref _meters)}");
    private readonly ITelemetryExport _export;

    public PrometheusTextTests() =>
        _export = OpenTelemetryExport.Start(ExportPlan.From(_ => null), "test", _ => null, _meter.Name, true);

    public void Dispose()
    {
        _export.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Before_anything_there_is_nothing() => _export.MetricsText().ShouldBeEmpty();

    [Fact]
    public void The_text_is_this()
    {
        _meter.Start(Options);
        _meter.Record("tick", Tick(), ExitCode.Done, TimeSpan.FromSeconds(0.2), Options);

        var text = _export.MetricsText();

        text.ShouldStartWith(
            """
            # HELP beads_dispatched_total beads that the service took, with a job
            # TYPE beads_dispatched_total counter
            beads_dispatched_total 0
            # HELP beads_rejected_total beads sent and not taken, by class of answer; `unknown` included
            # TYPE beads_rejected_total counter
            beads_rejected_total{class="auth"} 0

            """
        );
        text.ShouldContain(
            """
            # TYPE beads_pass_interval_seconds gauge
            beads_pass_interval_seconds{pass="sweep"} 600
            beads_pass_interval_seconds{pass="tick"} 120

            """
        );
    }

    [Fact]
    public void Counters_add_up_and_gauges_hold_the_last()
    {
        _meter.Record("tick", Tick(ready: 3, sent: ["accepted"]), ExitCode.Done, TimeSpan.Zero, Options);
        _meter.Record("tick", Tick(ready: 2, sent: ["accepted"]), ExitCode.Done, TimeSpan.Zero, Options);

        Value("beads_dispatched_total{}").ShouldBe(2);
        Value("beads_queue_depth{}").ShouldBe(2);
    }

    [Fact]
    public void A_histogram_counts_each_bucket_with_all_below_it()
    {
        foreach (var seconds in new[] { 0.1, 0.2, 74.9, 75.1, 1000 })
        {
            _meter.Record("tick", null, ExitCode.Store, TimeSpan.FromSeconds(seconds), Options);
        }

        double Bucket(string bound) => Value($"beads_pass_duration_seconds_bucket{{exit_code=3,pass=tick,le={bound}}}");
        Instruments
            .PassDuration.Buckets.Select(b => Bucket(b.ToString(CultureInfo.InvariantCulture)))
            .ShouldBe([1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4]);
        Bucket("+Inf").ShouldBe(5);
        Value("beads_pass_duration_seconds_count{exit_code=3,pass=tick}").ShouldBe(5);
        Value("beads_pass_duration_seconds_sum{exit_code=3,pass=tick}").ShouldBe(1150.3, 0.001);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\\\"\n\\nb")]
    [InlineData("a,b=\"c\"}")]
    [InlineData("größe {} 牛")]
    [InlineData("")]
    public void Any_label_value_survives(string value)
    {
        _meter.Record([new Measured(Instruments.Rejected, 1, value)]);

        Value($"beads_rejected_total{{class={value}}}").ShouldBe(1);
    }

    [Fact]
    public void Numbers_are_written_the_same_everywhere()
    {
        var before = CultureInfo.CurrentCulture;
        var withCommas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        withCommas.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = withCommas;
        _meter.Record("tick", null, ExitCode.Done, TimeSpan.FromSeconds(0.25), Options);
        var text = _export.MetricsText();
        CultureInfo.CurrentCulture = before;

        text.ShouldContain("beads_pass_duration_seconds_sum{exit_code=\"0\",pass=\"tick\"} 0.25\n");
    }

    [Fact]
    public void The_order_of_series_does_not_depend_on_who_came_first()
    {
        _meter.Record("tick", Tick(sent: ["unknown", "auth", "busy"]), ExitCode.Done, TimeSpan.Zero, Options);

        TextFormat
            .Parse(_export.MetricsText())
            .Select(s => s.Series)
            .Where(s => s.StartsWith("beads_rejected", StringComparison.Ordinal))
            .ShouldBe([
                "beads_rejected_total{class=auth}",
                "beads_rejected_total{class=busy}",
                "beads_rejected_total{class=unknown}",
            ]);
    }

    private double Value(string series) =>
        TextFormat.Parse(_export.MetricsText()).Single(s => s.Series == series).Value;

    private static TickReport Tick(int ready = 0, params string[] sent) =>
        new()
        {
            ExitCode = ExitCode.Done,
            Outcome = TickOutcome.Idle,
            Queue = new QueueReport(ready, null, 0, 0),
            Dispatches =
            [
                .. sent.Select(answer => new DispatchReport(
                    "bd-1",
                    1,
                    "t",
                    answer == "accepted" ? DispatchResult.Dispatched : DispatchResult.Refused,
                    null,
                    null,
                    "",
                    AnswerRules.ToAnswer(answer)
                )),
            ],
        };
}
