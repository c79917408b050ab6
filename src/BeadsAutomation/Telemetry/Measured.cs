namespace BeadsAutomation.Telemetry;

/// <summary>One value of one series.</summary>
/// <param name="Row">The metric.</param>
/// <param name="Value">What to add to a counter, the value of a gauge, or what to count into a histogram.</param>
/// <param name="LabelValues">The values of its labels, in their order.</param>
internal sealed record Measured(MetricRow Row, double Value, params string[] LabelValues);
