namespace BeadsAutomation.Tests.Agents.Prompts;

/// <summary>The whole prompt for a bead full of fences, fake rules and control characters, as each agent gets it.</summary>
public sealed class GoldenPromptTests
{
    [Theory]
    [InlineData(AgentNames.Service, StoreKind.Dolt, "golden-service.md")]
    [InlineData(AgentNames.Command, StoreKind.Dolt, "golden-command.md")]
    [InlineData(AgentNames.Command, StoreKind.Jsonl, "golden-command-file.md")]
    public void This_is_what_an_agent_is_told(string agent, StoreKind store, string file)
    {
        var prompt = Prompt.Of(HostileBead.Order, new BeadsOptions { Agent = agent, Store = store });

        prompt.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Agents", "Prompts", file)));
    }
}
