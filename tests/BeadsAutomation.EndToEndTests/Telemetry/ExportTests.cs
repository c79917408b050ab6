using System.Globalization;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Telemetry;

/// <summary>What the programs send to a collector, and what a bad one costs.</summary>
public sealed class ExportTests
{
    private const string NotSent = "did not take all telemetry";

    [Theory]
    [InlineData("http/protobuf", "/v1/traces", "/v1/metrics", "/v1/logs")]
    [InlineData(
        "grpc",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export"
    )]
    public async Task A_tick_sends_traces_metrics_and_logs_before_it_ends(
        string protocol,
        string traces,
        string metrics,
        string logs
    )
    {
        await using var collector = await OtlpDouble.StartAsync(protocol == "grpc");
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-sent"));
        SendTo(world, collector.Url, protocol);

        var ended = (await world.TickAsync()).With(0);

        ended.Error.ShouldNotContain(NotSent);
        collector.Paths.ShouldBe([traces, metrics, logs], ignoreOrder: true);
        var claim = (await world.AttemptsAsync("bd-sent"))[0].Key.Token;
        string[] inTraces = ["tick", "claim", "post", "settle", "beads.bead.id", "bd-sent", claim];
        inTraces.ShouldAllBe(word => collector.BodiesOf(traces).Contains(word, StringComparison.Ordinal));
        string[] inMetrics = ["beads.dispatched", "beads.queue.depth", "beads.pass.duration"];
        inMetrics.ShouldAllBe(word => collector.BodiesOf(metrics).Contains(word, StringComparison.Ordinal));
        string[] inLogs = ["event.id", "bd-sent", "Sending bd-sent, attempt 1"];
        inLogs.ShouldAllBe(word => collector.BodiesOf(logs).Contains(word, StringComparison.Ordinal));
        collector.Everything.ShouldContain("beads-dispatcher");
    }

    [Fact]
    public async Task The_agent_is_told_the_trace_of_its_dispatch()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, collector.Url);

        (await world.TickAsync()).With(0);

        var parent = world.Agent.Requests.Single(r => r.IsDispatch).Headers["traceparent"].Split('-');
        var traces = collector.BodiesOf("/v1/traces");
        traces.ShouldContain(Bytes(parent[1]));
        traces.ShouldContain(Bytes(parent[2]), customMessage: "its parent is a span that was sent");
    }

    [Fact]
    public async Task A_sweep_sends_its_verdicts()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1") { Status = "in_progress" });
        SendTo(world, collector.Url);

        (await world.SweepAsync()).With(0);

        string[] inTraces = ["sweep", "settle", "bd-1", "beads-reaper"];
        inTraces.ShouldAllBe(word => collector.BodiesOf("/v1/traces").Contains(word, StringComparison.Ordinal));
        string[] inMetrics = ["beads.settled", "reaped", "stale", "beads.blocked"];
        inMetrics.ShouldAllBe(word => collector.BodiesOf("/v1/metrics").Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_dispatch_says_why_in_its_span()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"teapots only"}""");
        SendTo(world, collector.Url);

        await world.TickAsync();

        collector.BodiesOf("/v1/traces").ShouldContain("teapots only");
    }

    [Fact]
    public async Task A_dry_run_measures_nothing()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, collector.Url);

        (await world.TickAsync("--dry-run")).With(0);

        collector.BodiesOf("/v1/traces").ShouldContain("tick");
        collector.BodiesOf("/v1/metrics").ShouldNotContain("beads.");
    }

    [Fact]
    public async Task Each_signal_can_have_an_address_and_headers_of_its_own_or_stay_here()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var other = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, collector.Url);
        world.Environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = new Uri(other.Url, "/my/traces").ToString();
        world.Environment["OTEL_EXPORTER_OTLP_TRACES_HEADERS"] = "x-for=traces";
        world.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-for=all";
        world.Environment["OTEL_LOGS_EXPORTER"] = "none";

        (await world.TickAsync()).With(0);

        other.Paths.ShouldBe(["/my/traces"]);
        other.HeaderValues("x-for").ShouldBe(["traces"]);
        collector.Paths.ShouldBe(["/v1/metrics"]);
        collector.HeaderValues("x-for").ShouldBe(["all"]);
    }

    [Fact]
    public async Task The_names_that_operators_give_are_kept()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync();
        SendTo(world, collector.Url);
        world.Environment["OTEL_SERVICE_NAME"] = "my-dispatcher";
        world.Environment["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=blue";

        (await world.TickAsync()).With(0);

        collector.Everything.ShouldContain("my-dispatcher");
        collector.Everything.ShouldContain("blue");
        collector.Everything.ShouldNotContain("beads-dispatcher");
    }

    [Fact]
    public async Task No_secret_is_sent()
    {
        await using var collector = await OtlpDouble.StartAsync();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, collector.Url);
        world.Environment["API_BEARER_TOKEN"] = "s3cret-bearer";
        world.Environment["BEADS_DOLT_PASSWORD"] = "s3cret-password";
        world.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=s3cret-header";

        (await world.TickAsync("--log-level", "debug")).With(0);

        collector.Paths.Count.ShouldBe(3);
        collector.Everything.ShouldContain("setting ");
        collector.Everything.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_collector_that_refuses_costs_one_line()
    {
        using var nobody = new RefusingPort();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, nobody.Url);

        var ended = (await world.TickAsync()).With(0);

        ended.ErrorLines.Count(line => line.Contains(NotSent, StringComparison.Ordinal)).ShouldBe(1);
        world.Agent.PostCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_collector_that_hangs_costs_one_line_and_the_two_seconds(string protocol)
    {
        using var silent = new SilentListener();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        SendTo(world, silent.Url, protocol);
        var started = TimeProvider.System.GetTimestamp();

        var ended = (await world.TickAsync()).With(0);

        ended.ErrorLines.Count(line => line.Contains(NotSent, StringComparison.Ordinal)).ShouldBe(1);
        // The exporter's own patience is 10 s for each signal.
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_bad_collector_hides_no_failure()
    {
        using var nobody = new RefusingPort();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Of(200, "nonsense");
        SendTo(world, nobody.Url);

        (await world.TickAsync()).With(5);
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_warning()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        world.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317";

        var ended = (await world.TickAsync()).With(0);

        const string sentence = "OTEL_EXPORTER_OTLP_ENDPOINT is no http or https address";
        ended.ErrorLines.Count(line => line.Contains(sentence, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_endpoint_nothing_of_it_is_even_begun(bool on)
    {
        using var nobody = new RefusingPort();
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        var started = new TaskCompletionSource<Product>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = false;
        world.Agent.BeforeAnswer = async _ => begun = (await started.Task).HasThread("OpenTelemetry");
        if (on)
        {
            SendTo(world, nobody.Url);
        }

        await using var product = await Product.StartAsync(Product.Dispatcher, world.Environment);
        started.SetResult(product);
        (await product.EndAsync()).With(0);

        begun.ShouldBe(on);
        world.Agent.Requests.Single(r => r.IsDispatch).Headers.ContainsKey("traceparent").ShouldBe(on);
    }

    private static void SendTo(JsonlWorld world, Uri url, string protocol = "http/protobuf")
    {
        world.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = url.ToString();
        world.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
    }

    private static string Bytes(string hex) =>
        string.Concat(
            hex.Chunk(2).Select(pair => (char)byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        );
}
