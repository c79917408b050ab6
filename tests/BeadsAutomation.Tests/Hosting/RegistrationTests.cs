using BeadsAutomation.Agents;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace BeadsAutomation.Tests.Hosting;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(StoreKind.Dolt, "beadboard")]
    [InlineData(StoreKind.Dolt, "command")]
    [InlineData(StoreKind.Dolt, "service")]
    [InlineData(StoreKind.Jsonl, "beadboard")]
    [InlineData(StoreKind.Jsonl, "command")]
    public async Task Every_part_of_every_verb_can_be_built(StoreKind store, string agent)
    {
        await using var provider = Provider(store, agent);
        await using var pass = provider.CreateAsyncScope();
        pass.ServiceProvider.GetService<RunTick>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunSweep>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunRearm>().ShouldNotBeNull();
        pass.ServiceProvider.GetRequiredService<IAgent>().Name.ShouldBe(agent);
    }

    /// <summary>BeadBoard sends its jobs to the agent service, so that whoever changes from one to the other loses sight of none.</summary>
    [Theory]
    [InlineData("beadboard", "beadboard service")]
    [InlineData("service", "beadboard service")]
    [InlineData("command", "command")]
    public async Task An_agent_can_be_asked_for_the_jobs_of_all_that_share_its_service(string agent, string known)
    {
        await using var provider = Provider(StoreKind.Dolt, agent);
        await using var pass = provider.CreateAsyncScope();
        var asked = pass.ServiceProvider.GetRequiredService<IAgent>();

        string[] agents = ["beadboard", "service", "command"];
        agents.Where(asked.KnowsJobsOf).ShouldBe(known.Split(' '));
    }

    private static ServiceProvider Provider(StoreKind store, string agent)
    {
        var options = new BeadsOptions
        {
            Store = store,
            BeadsFile = "/nowhere/issues.jsonl",
            Agent = agent,
            AgentCommand = "agent",
            JobsFolder = "/nowhere/jobs",
            AgentServiceUrl = new Uri("http://agents:8080"),
        };
        return new ServiceCollection()
            .AddLogging()
            .AddBeadsAutomation(options)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
