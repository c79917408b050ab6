using BeadsAutomation.Agents;
using BeadsAutomation.Agents.BeadBoard;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Ledger;
using BeadsAutomation.Operations;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;
using BeadsAutomation.Store.Dolt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BeadsAutomation.Hosting;

/// <summary>Which parts make the product.</summary>
internal static class Registration
{
    /// <summary>
    /// Adds all parts; what is registered already stays. Store, agent and verbs live as long as one pass, so that a sweep whose
    /// connection broke leaves nothing behind for the tick after it.
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
        services.TryAddScoped<IBeadStore, DoltBeadStore>();
        services.TryAddScoped<IAgent, BeadBoardAgent>();
        services.TryAddScoped<Settler>();
        return services.AddDispatching().AddReaping();
    }

    private static IServiceCollection AddDispatching(this IServiceCollection services)
    {
        services.TryAddScoped<Leftovers>();
        services.TryAddScoped<HoldKeeper>();
        services.TryAddScoped<AnswerRecorder>();
        services.TryAddScoped<BeadSender>();
        services.TryAddScoped<Dispatch>();
        services.TryAddScoped<Tick>();
        services.TryAddScoped<Rearm>();
        services.TryAddScoped<RunTick>(parts => parts.GetRequiredService<Tick>().RunAsync);
        services.TryAddScoped<RunRearm>(parts => parts.GetRequiredService<Rearm>().RunAsync);
        return services;
    }

    private static IServiceCollection AddReaping(this IServiceCollection services)
    {
        services.TryAddScoped<EvidenceGatherer>();
        services.TryAddScoped<VerdictWriter>();
        services.TryAddScoped<Sweep>();
        services.TryAddScoped<RunSweep>(parts => parts.GetRequiredService<Sweep>().RunAsync);
        return services;
    }
}
