using BeadsAutomation.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BeadsAutomation.Tests.Hosting;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Every_part_of_every_verb_can_be_built()
    {
        var services = new ServiceCollection().AddLogging().AddBeadsAutomation(new BeadsOptions());
        await using var provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
        await using var pass = provider.CreateAsyncScope();
        pass.ServiceProvider.GetService<RunTick>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunSweep>().ShouldNotBeNull();
        pass.ServiceProvider.GetService<RunRearm>().ShouldNotBeNull();
    }
}
