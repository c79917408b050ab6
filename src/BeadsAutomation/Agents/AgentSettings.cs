using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Agents;

/// <summary>Who does the work; what stands in a prompt is in <c>PromptSettings</c>.</summary>
internal static class AgentSettings
{
    private static readonly string[] Agents = [AgentNames.BeadBoard, AgentNames.Service, AgentNames.Command];

    /// <summary>Who it is, and how it is reached.</summary>
    public static IEnumerable<Setting> Agent { get; } =
    [
        Word(
            "assignee",
            "BEADS_ASSIGNEE",
            "the sentinel: beads assigned to it are ours",
            o => o.Assignee,
            (o, t) => o with { Assignee = t },
            max: 255
        ),
        Word(
            "actor",
            "BEADS_ACTOR",
            "who signs events and Dolt commits",
            o => o.Actor,
            (o, t) => o with { Actor = t },
            max: 255
        ) with
        {
            DefaultText = "the program's name",
        },
        Text(
            "agent",
            "BEADS_AGENT",
            $"who does the work: {Or(Agents)}",
            o => o.Agent,
            (o, t) => o with { Agent = t }
        ) with
        {
            Choices = Agents,
            Faults = Fault(
                (o, name) =>
                    Agents.Contains(o.Agent, StringComparer.Ordinal)
                        ? null
                        : $"{name} is '{Printable.Line(o.Agent, 100)}', which this version does not have: use {Or(Agents)}."
            ),
        },
        Url(
            "beadboardUrl",
            "BEADBOARD_URL",
            "base URL of BeadBoard",
            o => o.BeadBoardUrl,
            (o, u) => o with { BeadBoardUrl = u }
        ),
        Url(
            "agentServiceUrl",
            "AGENT_SERVICE_URL",
            "base URL of the agent service, asked for its health and its jobs",
            o => o.AgentServiceUrl,
            (o, u) => o with { AgentServiceUrl = u }
        ) with
        {
            DefaultText = "not asked",
        },
        Text(
            "agentServiceToken",
            "API_BEARER_TOKEN",
            "bearer token for the agent service's jobs",
            o => o.AgentServiceToken,
            (o, t) => o with { AgentServiceToken = t }
        ) with
        {
            IsSecret = true,
            Faults = Fault(
                (o, name) =>
                    o.AgentServiceToken is { } token && !token.All(c => c is > ' ' and <= '~')
                        ? $"{name} holds a space, a line break or another character that no HTTP header can carry: write the token alone."
                        : null
            ),
        },
        Word(
            "serviceAgent",
            "BEADS_SERVICE_AGENT",
            "the agent that the agent service starts, when it is asked without BeadBoard",
            o => o.ServiceAgent,
            (o, t) => o with { ServiceAgent = t },
            max: 100
        ),
    ];

    /// <summary>What a job may cost, and the agent that is a command here.</summary>
    public static IEnumerable<Setting> Jobs { get; } =
    [
        Factor(
            "jobBudget",
            "BEADS_JOB_BUDGET",
            "US dollars that one job may spend, {range}; BeadBoard asks the agent service for 5",
            o => o.JobBudget,
            (o, n) => o with { JobBudget = n },
            min: 0.01,
            max: 1000
        ),
        Text(
            "agentCommand",
            "BEADS_AGENT_COMMAND",
            "the command agent's program and arguments; no shell reads them",
            o => o.AgentCommand,
            (o, t) => o with { AgentCommand = t }
        ),
        Count(
            "agentSlots",
            "BEADS_AGENT_SLOTS",
            "jobs of the command agent at the same time, {range}",
            o => o.AgentSlots,
            (o, n) => o with { AgentSlots = n },
            min: 1,
            max: 100
        ),
        Location(
            "jobsFolder",
            "BEADS_JOBS_FOLDER",
            "where the command agent keeps its jobs",
            o => o.JobsFolder,
            (o, t) => o with { JobsFolder = t }
        ) with
        {
            DefaultText = ".beads/automation-jobs",
        },
        Text(
            "agentEnvDeny",
            "BEADS_AGENT_ENV_DENY",
            "variables that the command agent does not inherit, with commas between; * stands for anything",
            o => o.AgentEnvDeny.Text,
            (o, t) => o with { AgentEnvDeny = new NamePatterns(t) }
        ) with
        {
            DefaultText = "ours, and those of other agents' sessions",
            Faults = Fault(
                (o, name) =>
                    o.AgentEnvDeny.Wrong is { } pattern
                        ? $"{name} holds '{Printable.Line(pattern, 100)}', which is no variable's name: write letters, digits, _ and *, with commas between."
                        : null
            ),
        },
    ];
}
