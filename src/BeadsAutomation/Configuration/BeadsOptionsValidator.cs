using System.Globalization;
using BeadsAutomation.Agents.Command;

namespace BeadsAutomation.Configuration;

/// <summary>
/// What must hold of the options; each failure is a sentence that names the setting, the value and the fix. What concerns one setting
/// is in its row, and here is what concerns several.
/// </summary>
internal static class BeadsOptionsValidator
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>All failures; none when the options can be used.</summary>
    /// <param name="options">The options.</param>
    /// <param name="nameOf">From a setting's key to how the user wrote it; the default is the name in the environment.</param>
    public static IReadOnlyList<string> Failures(BeadsOptions options, Func<string, string>? nameOf = null)
    {
        var name = nameOf ?? Settings.NameOf;
        return
        [
            .. Settings.All.SelectMany(s => s.Faults(options, name(s.Key))),
            .. Store(options, name),
            .. Command(options, name),
            .. Service(options, name),
            .. Limits(options, name),
            .. Waits(options, name),
        ];
    }

    private static IEnumerable<string> Store(BeadsOptions o, Func<string, string> name)
    {
        if (o.Store == StoreKind.Jsonl && o.BeadsFile is null)
        {
            yield return $"{name("store")} is jsonl, and there is no .beads/issues.jsonl here or in a parent folder: name the file in {Settings.NameOf("beadsFile")}.";
        }
        if (o.TlsCaFile is not null && o.Tls is not (TlsMode.VerifyCa or TlsMode.VerifyFull))
        {
            yield return $"{name("tlsCa")} names a CA, and {name("tls")} does not ask for a certificate of it: set it to verify-ca or verify-full.";
        }
        if (!o.TrustedActors.IsOff && o.Store == StoreKind.Jsonl)
        {
            yield return $"{name("trustedActors")} is set while {name("store")} is jsonl, and a file does not say who assigned a bead: use a server, or leave it out.";
        }
    }

    private static IEnumerable<string> Command(BeadsOptions o, Func<string, string> name)
    {
        if (!string.Equals(o.Agent, AgentNames.Command, StringComparison.Ordinal))
        {
            yield break;
        }
        if (OperatingSystem.IsWindows())
        {
            yield return $"{name("agent")} is command, which needs process groups: run it on Linux or macOS.";
        }
        if (string.IsNullOrWhiteSpace(o.AgentCommand))
        {
            yield return $"{name("agent")} is command, and {Settings.NameOf("agentCommand")} is not set: write the program and its arguments there.";
        }
        else if (AgentCommandLine.Fault(o.AgentCommand) is { } fault)
        {
            yield return $"{name("agentCommand")} {fault}.";
        }
        if (JobsRoot.FolderOf(o) is null)
        {
            yield return $"{name("agent")} is command, and {Settings.NameOf("jobsFolder")} is not set: name a folder that dispatcher and reaper share.";
        }
    }

    private static IEnumerable<string> Service(BeadsOptions o, Func<string, string> name)
    {
        if (string.Equals(o.Agent, AgentNames.Service, StringComparison.Ordinal))
        {
            if (o.AgentServiceUrl is null)
            {
                yield return $"{name("agent")} is service, and {Settings.NameOf("agentServiceUrl")} is not set: write the agent service's base URL there.";
            }
            if (o.Store == StoreKind.Jsonl)
            {
                yield return $"{name("agent")} is service while {name("store")} is jsonl, a file that the service's agents do not see: use a server, or agent command.";
            }
        }
    }

    private static IEnumerable<string> Limits(BeadsOptions o, Func<string, string> name)
    {
        if (o.MaxBudgetPerDay > 0 && o.MaxBudgetPerDay < o.JobBudget)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name("maxBudgetPerDay")} is {o.MaxBudgetPerDay} while {name("jobBudget")} is {o.JobBudget}, so that nothing could ever be sent: raise it, or set 0 for no limit."
            );
        }
        if (o.BatchMax < o.BatchInitial)
        {
            yield return $"{name("batchMax")} ({o.BatchMax}) must be >= {name("batchInitial")} ({o.BatchInitial}).";
        }
        if (o.HoldLongest < o.HoldFirst)
        {
            yield return $"{name("holdLongest")} ({Durations.Format(o.HoldLongest)}) must be >= {name("holdFirst")} ({Durations.Format(o.HoldFirst)}).";
        }
    }

    private static IEnumerable<string> Waits(BeadsOptions o, Func<string, string> name)
    {
        var (stale, job) = (Durations.Format(o.StaleAfter), Durations.Format(o.JobTimeout));
        if (o.StaleAfter < o.JobTimeout + Grace)
        {
            yield return $"{name("staleAfter")} is {stale} while {name("jobTimeout")} is {job}, so that live work would be given up: set it to {Durations.Format(o.JobTimeout + Grace)} or more.";
        }
        if (o.StaleAfter >= o.HardCap)
        {
            yield return $"{name("staleAfter")} is {stale} while {name("hardCap")} is {Durations.Format(o.HardCap)}: set it lower, or the hard cap higher.";
        }
    }
}
