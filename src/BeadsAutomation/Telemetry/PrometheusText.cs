using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BeadsAutomation.Telemetry;

/// <summary>Writes the metrics in Prometheus's text format, version 0.0.4.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    private static readonly Dictionary<string, MetricRow> Rows = Instruments.All.ToDictionary(
        row => row.Name,
        StringComparer.Ordinal
    );

    private readonly StringBuilder _text = new();

    public PrometheusText() => Reader = new BaseExportingMetricReader(this);

    public MetricReader Reader { get; }

    /// <summary>The text as of now; one at a time.</summary>
    public string Collect()
    {
        lock (_text)
        {
            _text.Clear();
            Reader.Collect();
            return _text.ToString();
        }
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            var row = Rows[metric.Name];
            _text.Append($"# HELP {row.PrometheusName} {Escape(row.What)}\n");
            _text.Append($"# TYPE {row.PrometheusName} {row.Kind.ToString().ToLowerInvariant()}\n");
            var series = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var labels = Labels(point);
                series[labels] = Series(row, metric.MetricType, point, labels);
            }
            _text.AppendJoin("", series.Values);
        }
        return ExportResult.Success;
    }

    private static string Series(MetricRow row, MetricType type, in MetricPoint point, string labels) =>
        type switch
        {
            MetricType.LongSum => Line(row.PrometheusName, labels, point.GetSumLong()),
            MetricType.DoubleGauge => Line(row.PrometheusName, labels, point.GetGaugeLastValueDouble()),
            MetricType.Histogram => Histogram(row.PrometheusName, labels, point),
            _ => throw new NotSupportedException($"{row.Name} is a {type}"),
        };

    private static string Histogram(string name, string labels, in MetricPoint point)
    {
        var lines = new StringBuilder();
        var soFar = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            soFar += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            lines.Append(Line($"{name}_bucket", Join(labels, $"le=\"{bound}\""), soFar));
        }
        lines.Append(Line($"{name}_sum", labels, point.GetHistogramSum()));
        return lines.Append(Line($"{name}_count", labels, point.GetHistogramCount())).ToString();
    }

    private static string Labels(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var (name, value) in point.Tags)
        {
            labels.Add($"{name}=\"{Escape($"{value}").Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
        return string.Join(',', labels.Order(StringComparer.Ordinal));
    }

    private static string Join(string labels, string another) => labels.Length == 0 ? another : $"{labels},{another}";

    private static string Line(string name, string labels, double value) =>
        labels.Length == 0 ? $"{name} {Number(value)}\n" : $"{name}{{{labels}}} {Number(value)}\n";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
