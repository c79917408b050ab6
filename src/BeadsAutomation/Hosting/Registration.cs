using BeadsAutomation.Agents;
using BeadsAutomation.Agents.AgentService;
using BeadsAutomation.Agents.BeadBoard;
using BeadsAutomation.Agents.Command;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Hosting.Resident;
using BeadsAutomation.Hosting.Verbs;
using BeadsAutomation.Ledger;
using BeadsAutomation.Notifications;
using BeadsAutomation.Operations;
using BeadsAutomation.Operations.Doctor;
using BeadsAutomation.Operations.Doctor.Files;
using BeadsAutomation.Operations.Doctor.Server;
using BeadsAutomation.Operations.Reporting;
using BeadsAutomation.Reaping;
using BeadsAutomation.Store;
using BeadsAutomation.Store.Dolt;
using BeadsAutomation.Store.Jsonl;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BeadsAutomation.Hosting;

/// <summary>Which parts make the product.</summary>
internal static class Registration
{
    /// <summary>
    /// Adds all parts. Store, agent and verbs live as long as one run: a sweep and the tick after it share the store, which gives
    /// up a connection that broke by itself. What is registered already stays.
    /// </summary>
    public static IServiceCollection AddBeadsAutomation(this IServiceCollection services, BeadsOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Entropy>();
        services.TryAddSingleton<IFaultPoints, NoFaultPoints>();
        services.TryAddSingleton<MetricsText>(() => "");
        services.TryAddSingleton<Driver>();

        services.AddStore(options);
        services.AddAgent(options);
        services.AddDispatching();
        services.AddReaping();
        services.AddNotifications();
        services.AddQuestions();
        services.TryAddScoped<Rearm>();
        services.TryAddScoped<RunRearm>(parts => parts.GetRequiredService<Rearm>().RunAsync);
        services.AddHands();
        services.TryAddScoped<KedaQuery>();
        services.TryAddScoped<RunKedaQuery>(parts => parts.GetRequiredService<KedaQuery>().RunAsync);
        services.AddDoctor(options);
        return services;
    }

    private static void AddDoctor(this IServiceCollection services, BeadsOptions options)
    {
        if (options.Store == StoreKind.Jsonl)
        {
            services.TryAddScoped<IStoreDoctor, FileDoctor>();
        }
        else
        {
            services.TryAddScoped<IStoreDoctor, ServerDoctor>();
        }
        services.TryAddScoped<QueueDoctor>();
        services.TryAddScoped<AgentDoctor>();
        services.TryAddScoped<Checkup>();
    }

    private static void AddStore(this IServiceCollection services, BeadsOptions options)
    {
        if (options.Store == StoreKind.Jsonl)
        {
            services.TryAddScoped<IBeadStore, JsonlBeadStore>();
        }
        else
        {
            services.TryAddScoped<IBeadStore, DoltBeadStore>();
        }
    }

    private static void AddAgent(this IServiceCollection services, BeadsOptions options)
    {
        if (string.Equals(options.Agent, CommandAgent.Word, StringComparison.Ordinal))
        {
            services.TryAddScoped<IAgent, CommandAgent>();
        }
        else if (string.Equals(options.Agent, AgentServiceAgent.Word, StringComparison.Ordinal))
        {
            services.TryAddScoped<IAgent, AgentServiceAgent>();
        }
        else
        {
            services.TryAddScoped<IAgent, BeadBoardAgent>();
        }
    }

    private static void AddDispatching(this IServiceCollection services)
    {
        services.TryAddScoped<GuardedChange>();
        services.TryAddScoped<Settler>();
        services.TryAddScoped<AnswerRecorder>();
        services.TryAddScoped<Claimer>();
        services.TryAddScoped<AnswerKeeper>();
        services.TryAddScoped<BeadSender>();
        services.TryAddScoped<HoldKeeper>();
        services.TryAddScoped<StoredGateReader>();
        services.TryAddScoped<Dispatch>();
        services.TryAddScoped<Leftovers>();
        services.TryAddScoped<Tick>();
        services.TryAddScoped<RunTick>(parts => parts.GetRequiredService<Tick>().RunAsync);
    }

    private static void AddQuestions(this IServiceCollection services)
    {
        services.TryAddScoped<Looking>();
        services.TryAddScoped<Explain>();
        services.TryAddScoped<RunExplain>(parts => parts.GetRequiredService<Explain>().RunAsync);
        services.TryAddScoped<HealthJudge>();
        services.TryAddScoped<Status>();
        services.TryAddScoped<RunStatus>(parts => parts.GetRequiredService<Status>().RunAsync);
        services.TryAddScoped<History>();
        services.TryAddScoped<RunHistory>(parts => parts.GetRequiredService<History>().RunAsync);
        services.TryAddScoped<PeriodReporter>();
        services.TryAddScoped<RunReport>(parts => parts.GetRequiredService<PeriodReporter>().RunAsync);
    }

    private static void AddHands(this IServiceCollection services)
    {
        services.TryAddScoped<Pausing>();
        services.TryAddScoped<RunPause>(parts => parts.GetRequiredService<Pausing>().PauseAsync);
        services.TryAddScoped<RunResume>(parts => parts.GetRequiredService<Pausing>().ResumeAsync);
        services.TryAddScoped<HandDispatch>();
        services.TryAddScoped<RunDispatch>(parts => parts.GetRequiredService<HandDispatch>().RunAsync);
        services.TryAddScoped<HandChange>();
        services.TryAddScoped<Cancel>();
        services.TryAddScoped<RunCancel>(parts => parts.GetRequiredService<Cancel>().RunAsync);
        services.TryAddScoped<GiveUp>();
        services.TryAddScoped<RunReap>(parts => parts.GetRequiredService<GiveUp>().RunAsync);
    }

    private static void AddNotifications(this IServiceCollection services)
    {
        services.TryAddScoped<Announcer>();
        services.TryAddScoped<Webhook>();
        services.TryAddScoped<Delivery>();
    }

    private static void AddReaping(this IServiceCollection services)
    {
        services.TryAddScoped<EvidenceGatherer>();
        services.TryAddScoped<VerdictWriter>();
        services.TryAddScoped<Sweep>();
        services.TryAddScoped<RunSweep>(parts => parts.GetRequiredService<Sweep>().RunAsync);
    }
}
