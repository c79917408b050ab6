using BeadsAutomation.Agents;
using BeadsAutomation.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BeadsAutomation.Hosting;

/// <summary>Which parts make the product.</summary>
internal static class Registration
{
    /// <summary>
    /// Adds all parts. Store, agent and verbs live as long as one pass, so that a sweep whose connection broke leaves nothing
    /// behind for the tick after it. What is registered already stays.
    /// </summary>
    public static IServiceCollection AddBeadsAutomation(
        this IServiceCollection services,
        BeadsOptions options
    )
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Entropy>();
        services.TryAddSingleton<IFaultPoints, NoFaultPoints>();

        // PLACEHOLDERS: replaced where the branches of store, agent, dispatching and reaping meet.
        services.TryAddScoped<IBeadStore>(_ => throw Missing(nameof(IBeadStore)));
        services.TryAddScoped<IAgent>(_ => throw Missing(nameof(IAgent)));
        services.TryAddScoped<RunTick>(_ => throw Missing(nameof(RunTick)));
        services.TryAddScoped<RunSweep>(_ => throw Missing(nameof(RunSweep)));
        services.TryAddScoped<RunRearm>(_ => throw Missing(nameof(RunRearm)));
        return services;
    }

    private static InvalidOperationException Missing(string part) =>
        new($"{part} is not registered yet.");
}
