using BeadsAutomation.Agents.Command;

namespace BeadsAutomation.Configuration;

/// <summary>Who does the work.</summary>
internal static class AgentRules
{
    /// <summary>What is wrong with these settings, a sentence each.</summary>
    public static IEnumerable<string> Failures(BeadsOptions o, Func<string, string> name) =>
        [.. Words(o, name), .. Command(o, name), .. Service(o, name)];

    private static IEnumerable<string> Words(BeadsOptions o, Func<string, string> name) =>
        new[]
        {
            Require.Word(name("assignee"), o.Assignee, 255),
            Require.Word(name("actor"), o.Actor, 255),
            o.Agent is "beadboard" or "service" or "command"
                ? null
                : $"{name("agent")} is '{Printable.Line(o.Agent, 100)}', which this version does not have: use beadboard, service or command.",
            Require.Word(name("serviceAgent"), o.ServiceAgent, 100),
            o.AgentServiceToken is { } token && !token.All(c => c is > ' ' and <= '~')
                ? $"{name("agentServiceToken")} holds a space, a line break or another character that no HTTP header can carry: write the token alone."
                : null,
            Require.Word(name("agentBd"), o.AgentBd ?? "bd", 200),
            Require.Range(name("agentSlots"), o.AgentSlots, 1, 100),
            o.AgentEnvDeny.Wrong is { } pattern
                ? $"{name("agentEnvDeny")} holds '{Printable.Line(pattern, 100)}', which is no variable's name: write letters, digits, _ and *, with commas between."
                : null,
            Require.Url(name("beadboardUrl"), o.BeadBoardUrl),
            Require.Url(name("agentServiceUrl"), o.AgentServiceUrl),
        }.OfType<string>();

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
}
