using static BeadsAutomation.Options.SettingKinds;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>What agents are told.</summary>
internal static class PromptSettings
{
    /// <summary>In the order in which people read them.</summary>
    public static IEnumerable<Setting> All =>
        [
            Word(
                "agentBd",
                "BEADS_AGENT_BD",
                "how agents call bd, as their prompt tells them: a program and options",
                o => o.AgentBd,
                (o, t) => o with { AgentBd = t },
                max: 200
            ) with
            {
                DefaultText = "`bd`; for the service's `beads-task-runner` `bd --db /workspace/.beads`",
            },
            // The options hold the template and not its path, so that there is none to show.
            Location(
                "promptFile",
                "BEADS_PROMPT_FILE",
                "a prompt template of your own, for agents service and command",
                _ => null,
                (o, t) => o with { PromptTemplate = PromptTemplate.Read(t) }
            ) with
            {
                DefaultText = "the one that comes with the program",
            },
        ];
}
