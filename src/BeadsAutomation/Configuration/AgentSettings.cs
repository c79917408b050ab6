using BeadsAutomation.Agents.Prompts;
using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Configuration;

/// <summary>Who does the work.</summary>
internal static class AgentSettings
{
    public static IEnumerable<Setting> Agent() =>
        [
            new("assignee", "the sentinel: beads assigned to it are ours", "agent", (o, t) => o with { Assignee = t })
            {
                Environment = ["BEADS_ASSIGNEE"],
            },
            new("actor", "who signs events and Dolt commits", "the program's name", (o, t) => o with { Actor = t })
            {
                Environment = ["BEADS_ACTOR"],
            },
            new(
                "agent",
                "who does the work: beadboard, service or command",
                "beadboard",
                (o, t) => o with { Agent = t }
            )
            {
                Environment = ["BEADS_AGENT"],
                Choices = ["beadboard", "service", "command"],
            },
            new(
                "beadboardUrl",
                "base URL of BeadBoard",
                "http://localhost:3000",
                (o, t) => o with { BeadBoardUrl = Texts.ToUrl(t) }
            )
            {
                Environment = ["BEADBOARD_URL"],
            },
            new(
                "agentServiceUrl",
                "base URL of the agent service, asked for its health and its jobs",
                "not asked",
                (o, t) => o with { AgentServiceUrl = Texts.ToUrl(t) }
            )
            {
                Environment = ["AGENT_SERVICE_URL"],
            },
            new(
                "agentServiceToken",
                "bearer token for the agent service's jobs",
                "none",
                (o, t) => o with { AgentServiceToken = t }
            )
            {
                Environment = ["API_BEARER_TOKEN"],
                IsSecret = true,
            },
        ];

    public static IEnumerable<Setting> Service() =>
        [
            new(
                "serviceAgent",
                "the agent that the agent service starts, when it is asked without BeadBoard",
                "beads-task-runner",
                (o, t) => o with { ServiceAgent = t }
            )
            {
                Environment = ["BEADS_SERVICE_AGENT"],
            },
            new(
                "agentBd",
                "how agents call bd, as their prompt tells them: a program and options",
                "`bd`; for the service's `beads-task-runner` `bd --db /workspace/.beads`",
                (o, t) => o with { AgentBd = t }
            )
            {
                Environment = ["BEADS_AGENT_BD"],
            },
            new(
                "promptFile",
                "a prompt template of your own, for agents service and command",
                "the one that comes with the program",
                (o, t) => o with { PromptTemplate = PromptTemplate.Read(t) }
            )
            {
                Environment = ["BEADS_PROMPT_FILE"],
                IsPath = true,
            },
            Factor(
                "jobBudget",
                "BEADS_JOB_BUDGET",
                "US dollars that one job may spend, 0.01 to 1000; BeadBoard asks the agent service for 5",
                "5",
                (o, n) => o with { JobBudget = n }
            ),
        ];

    public static IEnumerable<Setting> Command() =>
        [
            new(
                "agentCommand",
                "the command agent's program and arguments; no shell reads them",
                "none",
                (o, t) => o with { AgentCommand = t }
            )
            {
                Environment = ["BEADS_AGENT_COMMAND"],
            },
            Count(
                "agentSlots",
                "BEADS_AGENT_SLOTS",
                "jobs of the command agent at the same time, 1 to 100",
                "1",
                (o, n) => o with { AgentSlots = n }
            ),
            new(
                "jobsFolder",
                "where the command agent keeps its jobs",
                ".beads/automation-jobs",
                (o, t) => o with { JobsFolder = t }
            )
            {
                Environment = ["BEADS_JOBS_FOLDER"],
                IsPath = true,
            },
            new(
                "agentEnvDeny",
                "variables that the command agent does not inherit, with commas between; * stands for anything",
                "ours, and those of other agents' sessions",
                (o, t) => o with { AgentEnvDeny = new NamePatterns(t) }
            )
            {
                Environment = ["BEADS_AGENT_ENV_DENY"],
            },
        ];
}
