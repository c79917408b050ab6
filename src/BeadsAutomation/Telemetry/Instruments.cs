namespace BeadsAutomation.Telemetry;

/// <summary>Every metric there is: the code and the document have it from here.</summary>
internal static class Instruments
{
    public static readonly MetricRow Dispatched = Counter(
        "beads.dispatched",
        [],
        "beads that the service took, with a job"
    );

    public static readonly MetricRow Rejected = Counter(
        "beads.rejected",
        ["class"],
        "beads sent and not taken, by class of answer; `unknown` included"
    );

    public static readonly MetricRow BatchSize = new(
        "beads.dispatch.batch.size",
        MetricKind.Histogram,
        "",
        [],
        "beads in each batch of a tick that may send several"
    )
    {
        Buckets = [1, 2, 4, 8, 16, 32, 64, 100],
    };

    public static readonly MetricRow Skipped = Counter(
        "beads.skipped",
        ["reason"],
        "beads that a tick did not send, by reason code, once a tick"
    );

    public static readonly MetricRow Settled = Counter(
        "beads.settled",
        ["verdict", "outcome"],
        "what sweeps did with claims; kept ones are not counted"
    );

    public static readonly MetricRow QueueDepth = Gauge(
        "beads.queue.depth",
        "",
        [],
        "beads that could be sent and wait for their turn, for the end of a hold or for room, at the last tick"
    );

    public static readonly MetricRow QueueOldest = Gauge(
        "beads.queue.oldest",
        "s",
        [],
        "how long the longest waiting of them has not changed; 0 when none waits"
    );

    public static readonly MetricRow InFlight = Gauge(
        "beads.in_flight",
        "",
        [],
        "attempts that hold a slot, at the last tick"
    );

    public static readonly MetricRow Blocked = Gauge(
        "beads.blocked",
        "",
        [],
        "beads that we blocked and nobody has looked after yet, at the last sweep"
    );

    public static readonly MetricRow Held = Gauge(
        "beads.held",
        "",
        [],
        "1 while a hold keeps beads waiting, else 0, at the last tick"
    );

    public static readonly MetricRow PassDuration = new(
        "beads.pass.duration",
        MetricKind.Histogram,
        "s",
        ["pass", "exit_code"],
        "how long a tick or sweep took"
    )
    {
        Buckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 75, 120, 300],
    };

    public static readonly MetricRow LastSuccess = Gauge(
        "beads.pass.last_success.timestamp",
        "s",
        ["pass"],
        "Unix time of the end of the last tick or sweep that ended with exit code 0"
    );

    public static readonly MetricRow Interval = Gauge(
        "beads.pass.interval",
        "s",
        ["pass"],
        "how often a tick or sweep is to run"
    );

    /// <summary>All of them, in the document's order.</summary>
    public static readonly IReadOnlyList<MetricRow> All =
    [
        Dispatched,
        Rejected,
        BatchSize,
        Skipped,
        Settled,
        QueueDepth,
        QueueOldest,
        InFlight,
        Blocked,
        Held,
        PassDuration,
        LastSuccess,
        Interval,
    ];

    private static MetricRow Counter(string name, string[] labels, string what) =>
        new(name, MetricKind.Counter, "", labels, what);

    private static MetricRow Gauge(string name, string unit, string[] labels, string what) =>
        new(name, MetricKind.Gauge, unit, labels, what);
}
