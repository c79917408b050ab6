using System.Text.RegularExpressions;

namespace BeadsAutomation.EndToEndTests.Monitoring;

/// <summary>What alerts and dashboard may name, and what they name.</summary>
internal static partial class Monitored
{
    /// <summary>The tests of the rules, and what runs them.</summary>
    public static readonly string Tests = Path.Combine(AppContext.BaseDirectory, "terraform/tests/monitoring");

    private static readonly string Content = Path.Combine(
        AppContext.BaseDirectory,
        "terraform/modules/settings/monitoring"
    );

    /// <summary>Documented by kube-state-metrics 2.7 or later and by KEDA 2.14 or later.</summary>
    public static readonly string[] Foreign =
    [
        "kube_cronjob_created",
        "kube_cronjob_spec_suspend",
        "kube_cronjob_status_last_successful_time",
        "kube_deployment_spec_replicas",
        "kube_job_status_active",
        "kube_job_status_failed",
        "kube_job_status_succeeded",
        "kube_pod_container_status_waiting_reason",
        "kube_pod_created",
        "kube_pod_status_phase",
        "keda_scaled_job_errors_total",
    ];

    private static readonly string[] Histogram = ["_bucket", "_count", "_sum"];

    /// <summary>Our own, with what Prometheus appends to the names of histograms.</summary>
    public static HashSet<string> Own() =>
        Row()
            .Matches(Document("telemetry.md"))
            .SelectMany(row =>
                row.Groups["kind"].Value is "histogram"
                    ? Histogram.Select(end => row.Groups["name"].Value + end)
                    : [row.Groups["name"].Value]
            )
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Every metric that a text names.</summary>
    public static string[] NamedIn(string text) =>
        Metric().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Rules or dashboard.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Content, name));

    /// <summary>A document of the repository.</summary>
    public static string Document(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", name));

    [GeneratedRegex(@"^\| `[^`]+` \| `(?<name>\w+)` \| (?<kind>\w+) \|", RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(beads|kube|keda)_\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Metric();
}
