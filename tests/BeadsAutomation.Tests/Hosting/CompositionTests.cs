namespace BeadsAutomation.Tests.Hosting;

public sealed class CompositionTests
{
    [Theory]
    [InlineData(StoreKind.Dolt, "beadboard")]
    [InlineData(StoreKind.Dolt, "command")]
    [InlineData(StoreKind.Dolt, "service")]
    [InlineData(StoreKind.Jsonl, "beadboard")]
    [InlineData(StoreKind.Jsonl, "command")]
    public async Task Every_part_of_every_verb_can_be_built(StoreKind store, string agent)
    {
        await using var parts = Parts(store, agent);

        typeof(Composition).GetProperties().Select(part => part.GetValue(parts)).ShouldAllBe(part => part != null);
        parts.Agent.Name.ShouldBe(agent);
        parts.Store.ShouldBeSameAs(parts.Store);
        parts.Tick.ShouldBeSameAs(parts.Tick);
    }

    /// <summary>BeadBoard sends its jobs to the agent service, so that whoever changes from one to the other loses sight of none.</summary>
    [Theory]
    [InlineData("beadboard", "beadboard service")]
    [InlineData("service", "beadboard service")]
    [InlineData("command", "command")]
    public async Task An_agent_can_be_asked_for_the_jobs_of_all_that_share_its_service(string agent, string known)
    {
        await using var parts = Parts(StoreKind.Dolt, agent);

        string[] agents = ["beadboard", "service", "command"];
        agents.Where(parts.Agent.KnowsJobsOf).ShouldBe(known.Split(' '));
    }

    private static Composition Parts(StoreKind store, string agent) =>
        new(
            new ProcessParts
            {
                Options = new BeadsOptions
                {
                    Store = store,
                    BeadsFile = "/nowhere/issues.jsonl",
                    Agent = agent,
                    AgentCommand = "agent",
                    JobsFolder = "/nowhere/jobs",
                    AgentServiceUrl = new Uri("http://agents:8080"),
                },
            }
        );
}
