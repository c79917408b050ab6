using BeadsAutomation.Agents;
using BeadsAutomation.Hosting;
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
        var options = new BeadsOptions
        {
            Store = store,
            BeadsFile = "/nowhere/issues.jsonl",
            Agent = agent,
            AgentCommand = "agent",
            JobsFolder = "/nowhere/jobs",
            AgentServiceUrl = new Uri("http://agents:8080"),
        };
        var services = new ServiceCollection().AddLogging().AddBeadsAutomation(options);
        await using var provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
        await using var pass = provider.CreateAsyncScope();
        pass.ServiceProvider.GetService<RunTick>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunSweep>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunRearm>().ShouldNotBeNull();
        pass.ServiceProvider.GetRequiredService<IAgent>().Name.ShouldBe(agent);
    }
}
