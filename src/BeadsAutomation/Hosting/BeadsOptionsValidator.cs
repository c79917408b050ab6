using System.Globalization;
using BeadsAutomation.Agents.AgentService;
using BeadsAutomation.Agents.Command;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting.Configuration;

namespace BeadsAutomation.Hosting;

/// <summary>What must hold of the options; each failure is a sentence that names the setting, the value and the fix.</summary>
internal static class BeadsOptionsValidator
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>All failures; none when the options can be used.</summary>
    /// <param name="options">The options.</param>
    /// <param name="nameOf">From a setting's key to how the user wrote it; the default is the name in the environment.</param>
    public static IReadOnlyList<string> Failures(BeadsOptions options, Func<string, string>? nameOf = null)
    {
        var name = nameOf ?? CanonicalName;
        return
        [
            .. Names(options, name),
            .. Store(options, name),
            .. Command(options, name),
            .. Service(options, name),
            .. People(options, name),
            .. Numbers(options, name),
            .. Growth(options, name),
            .. Urls(options, name),
            .. Durations(options, name),
        ];
    }

    private static string CanonicalName(string key) =>
        Settings.All.First(s => string.Equals(s.Key, key, StringComparison.Ordinal)).Name;

    private static IEnumerable<string> Names(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Name(name("host"), o.Host, 255),
            Name(name("user"), o.User, 255),
            Name(name("database"), o.Database, 64),
            Name(name("projectId"), o.ProjectId ?? "none", 255),
            Name(name("assignee"), o.Assignee, 255),
            Name(name("actor"), o.Actor, 255),
            o.Agent is "beadboard" or "service" or "command"
                ? null
                : $"{name("agent")} is '{Printable.Line(o.Agent, 100)}', which this version does not have: use beadboard, service or command.",
            Name(name("serviceAgent"), o.ServiceAgent, 100),
            Name(name("notifyTopic"), o.NotifyTopic ?? "none", 64),
            o.AgentServiceToken is { } token && !token.All(c => c is > ' ' and <= '~')
                ? $"{name("agentServiceToken")} holds a space, a line break or another character that no HTTP header can carry: write the token alone."
                : null,
        }.OfType<string>();

    private static string? Name(string name, string value, int max) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is blank: write 1 to {max} characters."
        : value.Length > max ? $"{name} has {value.Length} characters: write 1 to {max}."
        : value.Any(char.IsControl)
            ? $"{name} is '{Printable.Line(value, 100)}' and holds a control character: remove it, a line break at the end for instance."
        : value.Length != value.Trim().Length
            ? $"{name} is '{Printable.Line(value, 100)}' with white space around it: remove that."
        : null;

    private static IEnumerable<string> Store(BeadsOptions o, Func<string, string> name)
    {
        if (o.Store == StoreKind.Jsonl && o.BeadsFile is null)
        {
            yield return $"{name("store")} is jsonl, and there is no .beads/issues.jsonl here or in a parent folder: name the file in {CanonicalName("beadsFile")}.";
        }
    }

    private static IEnumerable<string> Command(BeadsOptions o, Func<string, string> name)
    {
        if (!string.Equals(o.Agent, "command", StringComparison.Ordinal))
        {
            yield break;
        }
        if (OperatingSystem.IsWindows())
        {
            yield return $"{name("agent")} is command, which needs process groups: run it on Linux or macOS.";
        }
        if (string.IsNullOrWhiteSpace(o.AgentCommand))
        {
            yield return $"{name("agent")} is command, and {CanonicalName("agentCommand")} is not set: write the program and its arguments there.";
        }
        else if (AgentCommandLine.Fault(o.AgentCommand) is { } fault)
        {
            yield return $"{name("agentCommand")} {fault}.";
        }
        if (o.JobsRoot is null)
        {
            yield return $"{name("agent")} is command, and {CanonicalName("jobsFolder")} is not set: name a folder that dispatcher and reaper share.";
        }
    }

    private static IEnumerable<string> Service(BeadsOptions o, Func<string, string> name)
    {
        if (string.Equals(o.Agent, AgentServiceAgent.Word, StringComparison.Ordinal))
        {
            if (o.AgentServiceUrl is null)
            {
                yield return $"{name("agent")} is service, and {CanonicalName("agentServiceUrl")} is not set: write the agent service's base URL there.";
            }
            if (o.Store == StoreKind.Jsonl)
            {
                yield return $"{name("agent")} is service while {name("store")} is jsonl, a file that the service's agents do not see: use a server, or agent command.";
            }
        }
        if (o.JobBudget is not (>= 0.01 and <= 1000))
        {
            yield return $"{name("jobBudget")} is {Text(o.JobBudget)}: use 0.01 to 1000.";
        }
        if (o.MaxBudgetPerDay is not (>= 0 and <= 1_000_000))
        {
            yield return $"{name("maxBudgetPerDay")} is {Text(o.MaxBudgetPerDay)}: use 0 to 1000000.";
        }
        else if (o.MaxBudgetPerDay > 0 && o.MaxBudgetPerDay < o.JobBudget)
        {
            yield return $"{name("maxBudgetPerDay")} is {Text(o.MaxBudgetPerDay)} while {name("jobBudget")} is {Text(o.JobBudget)}, so that nothing could ever be sent: raise it, or set 0 for no limit.";
        }
    }

    private static IEnumerable<string> People(BeadsOptions o, Func<string, string> name)
    {
        foreach (var (pool, capacity) in o.Pools.Named)
        {
            if (Range($"{name("pools")}: {Printable.Line(pool, 100)}", capacity, 1, 1000) is { } outOfRange)
            {
                yield return outOfRange;
            }
        }
        if (o.TrustedActors.IsOff && !string.IsNullOrWhiteSpace(o.TrustedActors.Text))
        {
            yield return $"{name("trustedActors")} is '{Printable.Line(o.TrustedActors.Text, 100)}' and names nobody, so that everybody would be trusted: name somebody, or leave it out.";
        }
        if (!o.TrustedActors.IsOff && o.Store == StoreKind.Jsonl)
        {
            yield return $"{name("trustedActors")} is set while {name("store")} is jsonl, and a file does not say who assigned a bead: use a server, or leave it out.";
        }
    }

    private static IEnumerable<string> Numbers(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Range(name("port"), o.Port, 1, 65_535),
            Range(name("maxInFlight"), o.MaxInFlight, 1, 1000),
            Range(name("agentSlots"), o.AgentSlots, 1, 100),
            Range(name("maxAttempts"), o.MaxAttempts, 1, 100),
            Range(name("maxReapedPerSweep"), o.MaxReapedPerSweep, 1, 10_000),
            Range(name("maxPerTick"), o.MaxPerTick, 1, 100),
            Range(name("breakerAfter"), o.BreakerAfter, 1, 100),
            Range(name("maxDispatchesPerDay"), o.MaxDispatchesPerDay, 0, 1_000_000),
            Range(name("weatherRetries"), o.WeatherRetries, 0, 10),
        }.OfType<string>();

    private static IEnumerable<string> Growth(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            AtLeastOne(name("batchInitial"), o.BatchInitial),
            AtLeastOne(name("batchMax"), o.BatchMax ?? 1),
            Factor(name("batchMultiplier"), o.BatchMultiplier),
            Factor(name("holdMultiplier"), o.HoldMultiplier),
            o.BatchMax < o.BatchInitial
                ? $"{name("batchMax")} ({o.BatchMax}) must be >= {name("batchInitial")} ({o.BatchInitial})."
                : null,
            o.HoldFirst < TimeSpan.FromSeconds(1)
                ? $"{name("holdFirst")} is {Text(o.HoldFirst)}: use 1s or more."
                : null,
            o.HoldLongest < o.HoldFirst
                ? $"{name("holdLongest")} ({Text(o.HoldLongest)}) must be >= {name("holdFirst")} ({Text(o.HoldFirst)})."
                : null,
            o.HoldLongest > HoldPolicy.Longest
                ? $"{name("holdLongest")} is {Text(o.HoldLongest)}: use {Text(HoldPolicy.Longest)} at most."
                : null,
        }.OfType<string>();

    private static string? AtLeastOne(string name, int value) =>
        value < 1 ? $"{name} must be an integer >= 1 (got {value})." : null;

    private static string? Factor(string name, double value) =>
        double.IsFinite(value) && value >= 1
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} must be a finite number >= 1 (got {value}).");

    private static string? Range(string name, int value, int min, int max) =>
        value < min || value > max ? $"{name} is {value}: use {min} to {max}." : null;

    private static IEnumerable<string> Urls(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Url(name("beadboardUrl"), o.BeadBoardUrl),
            Url(name("agentServiceUrl"), o.AgentServiceUrl),
            // The value may hold a secret and is never shown.
            o.NotifyUrl
                is { Scheme: not "http" and not "https" }
                ? $"{name("notifyUrl")} does not begin with http:// or https://: write it in full."
                : null,
        }.OfType<string>();

    private static string? Url(string name, Uri? url)
    {
        if (url is null)
        {
            return null;
        }
        if (!url.IsAbsoluteUri || url.Scheme is not "http" and not "https")
        {
            // What is no web address may be anything, a secret in the wrong variable included.
            return $"{name} does not begin with http:// or https://: write it in full, for example http://beadboard:3000.";
        }
        if (url.UserInfo.Length > 0)
        {
            return $"{name} holds a user name or password: take it out; the agent service's token goes into API_BEARER_TOKEN.";
        }
        return url.Query.Length > 0 || url.Fragment.Length > 0
            ? $"{name} is '{Printable.Line(url.GetLeftPart(UriPartial.Path), 200)}' with a query or fragment behind it: write the base URL alone."
            : null;
    }

    private static IEnumerable<string> Durations(BeadsOptions o, Func<string, string> name)
    {
        var second = TimeSpan.FromSeconds(1);
        if (o.JobTimeout < second)
        {
            yield return $"{name("jobTimeout")} is {Text(o.JobTimeout)}: use 1s or more.";
        }
        if (o.StaleAfter < o.JobTimeout + Grace)
        {
            yield return $"{name("staleAfter")} is {Text(o.StaleAfter)} while {name("jobTimeout")} is {Text(o.JobTimeout)}, so that live work would be given up: set it to {Text(o.JobTimeout + Grace)} or more.";
        }
        if (o.StaleAfter >= o.HardCap)
        {
            yield return $"{name("staleAfter")} is {Text(o.StaleAfter)} while {name("hardCap")} is {Text(o.HardCap)}: set it lower, or the hard cap higher.";
        }
        if (o.HardCap > TimeSpan.FromDays(7))
        {
            yield return $"{name("hardCap")} is {Text(o.HardCap)}: use 7 days at most.";
        }
        if (o.OrphanGrace > TimeSpan.FromDays(7))
        {
            yield return $"{name("orphanGrace")} is {Text(o.OrphanGrace)}: use 7 days at most.";
        }
        foreach (
            var (key, interval) in new[]
            {
                ("dispatchInterval", o.DispatchInterval),
                ("sweepInterval", o.SweepInterval),
            }
        )
        {
            if (interval < second || interval > TimeSpan.FromDays(1))
            {
                yield return $"{name(key)} is {Text(interval)}: use 1s to 24h.";
            }
        }
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan duration) => Configuration.Durations.Format(duration);
}
