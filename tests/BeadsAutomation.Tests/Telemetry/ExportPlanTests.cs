namespace BeadsAutomation.Tests.Telemetry;

public sealed class ExportPlanTests
{
    private const string All = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OfTraces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Url = "http://collector:4317";

    [Theory]
    [InlineData("", "")]
    [InlineData($"{All}={Url}", $"Traces {All}, Metrics {All}, Logs {All}")]
    [InlineData($"{All}=https://user:word@collector/path", $"Traces {All}, Metrics {All}, Logs {All}")]
    [InlineData($"{OfTraces}={Url}", $"Traces {OfTraces}")]
    [InlineData($"{All}={Url} {OfTraces}={Url}", $"Traces {OfTraces}, Metrics {All}, Logs {All}")]
    [InlineData($"{All}={Url} OTEL_SDK_DISABLED=TRUE", "")]
    [InlineData($"{All}={Url} OTEL_SDK_DISABLED=1", $"Traces {All}, Metrics {All}, Logs {All}")]
    [InlineData($"{All}={Url} OTEL_METRICS_EXPORTER=none", $"Traces {All}, Logs {All}")]
    [InlineData($"{All}={Url} OTEL_METRICS_EXPORTER=otlp", $"Traces {All}, Metrics {All}, Logs {All}")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=b OTEL_SERVICE_NAME=x", "")]
    public void A_signal_with_an_endpoint_is_sent(string environment, string sent)
    {
        var plan = Plan(environment);
        string.Join(", ", plan.Signals.Select(s => $"{s.Key} {s.Value}")).ShouldBe(sent);
        plan.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("collector")]
    [InlineData("/collector")]
    [InlineData("grpc://collector")]
    [InlineData("http://")]
    public void An_address_that_cannot_be_used_is_one_warning_that_does_not_repeat_it(string address)
    {
        var plan = Plan($"{All}={address} {OfTraces}={Url}");
        plan.Signals.Keys.ShouldBe([Signal.Traces]);
        plan.Warnings.ShouldHaveSingleItem().ShouldStartWith($"{All} is no http or https address");
        plan.Warnings[0].ShouldNotContain(address + ";");
    }

    private static ExportPlan Plan(string environment)
    {
        var variables = environment
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('=', 2))
            .ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        return ExportPlan.From(variables.GetValueOrDefault);
    }
}
