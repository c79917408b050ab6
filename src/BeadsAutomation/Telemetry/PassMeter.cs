using System.Diagnostics.Metrics;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Reaping;

namespace BeadsAutomation.Telemetry;

/// <summary>Records what ticks and sweeps come to.</summary>
internal sealed class PassMeter : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Dictionary<MetricRow, Action<double, KeyValuePair<string, object?>[]>> _instruments;

    /// <param name="time">The process's clock.</param>
    /// <param name="name">The meter's; whoever listens does so by name, and tests have one each.</param>
    public PassMeter(TimeProvider time, string name = Traces.SourceName)
    {
        _time = time;
        _meter = new Meter(name);
        _instruments = Instruments.All.ToDictionary(row => row, Create);
    }

    public string Name => _meter.Name;

    /// <summary>Before the first pass of a process that stays.</summary>
    public void Start(BeadsOptions options) => Record(PassMeasures.AtStart(options));

    /// <summary>After a pass; other verbs than tick and sweep are not measured.</summary>
    /// <param name="verb">Which it was.</param>
    /// <param name="report">Its report; <see langword="null"/> when it has none.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="options">Say how often it is to run.</param>
    public void Record(string verb, object? report, ExitCode exitCode, TimeSpan took, BeadsOptions options)
    {
        if (verb is not ("tick" or "sweep"))
        {
            return;
        }
        Record(PassMeasures.OfPass(verb, exitCode, took, _time.GetUtcNow(), options));
        Record(
            report switch
            {
                TickReport tick => PassMeasures.Of(tick),
                SweepReport sweep => PassMeasures.Of(sweep),
                _ => [],
            }
        );
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Records measures.</summary>
    public void Record(IEnumerable<Measured> measures)
    {
        foreach (var (row, value, labels) in measures)
        {
            _instruments[row](value, [.. row.Labels.Zip(labels, KeyValuePair.Create<string, object?>)]);
        }
    }

    private Action<double, KeyValuePair<string, object?>[]> Create(MetricRow row)
    {
        switch (row.Kind)
        {
            case MetricKind.Counter:
                var counter = _meter.CreateCounter<long>(row.Name, row.Unit, row.What);
                return (value, tags) => counter.Add((long)value, tags);
            case MetricKind.Gauge:
                var gauge = _meter.CreateGauge<double>(row.Name, row.Unit, row.What);
                return (value, tags) => gauge.Record(value, tags);
            default:
                var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = row.Buckets };
                var histogram = _meter.CreateHistogram(row.Name, row.Unit, row.What, tags: null, advice);
                return (value, tags) => histogram.Record(value, tags);
        }
    }
}
