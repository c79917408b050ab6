namespace BeadsAutomation.Configuration;

/// <summary>How long each thing is waited for.</summary>
internal static class DurationRules
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with these settings, a sentence each.</summary>
    public static IEnumerable<string> Failures(BeadsOptions o, Func<string, string> name) =>
        [.. Waits(o, name), .. Intervals(o, name)];

    private static IEnumerable<string> Waits(BeadsOptions o, Func<string, string> name)
    {
        if (o.JobTimeout < Second)
        {
            yield return $"{name("jobTimeout")} is {Require.Text(o.JobTimeout)}: use 1s or more.";
        }
        if (o.StaleAfter < o.JobTimeout + Grace)
        {
            yield return $"{name("staleAfter")} is {Require.Text(o.StaleAfter)} while {name("jobTimeout")} is {Require.Text(o.JobTimeout)}, so that live work would be given up: set it to {Require.Text(o.JobTimeout + Grace)} or more.";
        }
        if (o.StaleAfter >= o.HardCap)
        {
            yield return $"{name("staleAfter")} is {Require.Text(o.StaleAfter)} while {name("hardCap")} is {Require.Text(o.HardCap)}: set it lower, or the hard cap higher.";
        }
        if (o.HardCap > TimeSpan.FromDays(7))
        {
            yield return $"{name("hardCap")} is {Require.Text(o.HardCap)}: use 7 days at most.";
        }
        if (o.OrphanGrace > TimeSpan.FromDays(7))
        {
            yield return $"{name("orphanGrace")} is {Require.Text(o.OrphanGrace)}: use 7 days at most.";
        }
    }

    private static IEnumerable<string> Intervals(BeadsOptions o, Func<string, string> name) =>
        new[] { ("dispatchInterval", o.DispatchInterval), ("sweepInterval", o.SweepInterval) }
            .Where(i => i.Item2 < Second || i.Item2 > TimeSpan.FromDays(1))
            .Select(i => $"{name(i.Item1)} is {Require.Text(i.Item2)}: use 1s to 24h.");
}
