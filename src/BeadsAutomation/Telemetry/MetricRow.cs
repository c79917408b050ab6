namespace BeadsAutomation.Telemetry;

/// <summary>What kind of instrument a metric is.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>One metric, as the document lists it.</summary>
/// <param name="Name">Its name in OpenTelemetry.</param>
/// <param name="Kind">What kind of instrument.</param>
/// <param name="Unit">Its unit; empty for numbers of things.</param>
/// <param name="Labels">The labels that its series differ in.</param>
/// <param name="What">One sentence without an end.</param>
internal sealed record MetricRow(string Name, MetricKind Kind, string Unit, string[] Labels, string What)
{
    /// <summary>Where the buckets of a histogram end.</summary>
    public double[] Buckets { get; init; } = [];

    /// <summary>Its name in Prometheus: what collectors make of name, unit and kind too, so that one dashboard serves both ways.</summary>
    public string PrometheusName =>
        Name.Replace('.', '_') + (Unit.Length == 0 ? "" : "_seconds") + (Kind == MetricKind.Counter ? "_total" : "");
}
