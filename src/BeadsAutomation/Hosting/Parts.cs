using BeadsAutomation.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// What a run is made of. A process that stays is built by the generic host, which is never run: a failed background service would end
/// with exit code 0. A single pass does without it: a host costs more than all that an idle tick asks.
/// </summary>
internal sealed class Parts(IServiceProvider services) : IAsyncDisposable
{
    public IServiceProvider Services => services;

    /// <summary>Builds them.</summary>
    /// <param name="stays">The process stays.</param>
    /// <param name="options">All settings.</param>
    /// <param name="surroundings">Where the log goes.</param>
    /// <param name="telemetry">Who listens.</param>
    /// <param name="addFirst">Parts that are there before ours, which then stay.</param>
    public static Parts Build(
        bool stays,
        BeadsOptions options,
        Surroundings surroundings,
        TelemetrySession telemetry,
        Action<IServiceCollection> addFirst
    )
    {
        if (stays)
        {
            return new Parts(Hosted(Add));
        }
        var services = new ServiceCollection();
        services.AddLogging(logging => Add(services, logging));
        return new Parts(services.BuildServiceProvider());

        void Add(IServiceCollection parts, ILoggingBuilder logging)
        {
            logging.AddBeadsLog(options.LogLevel, surroundings);
            telemetry.AddTo(parts, logging);
            addFirst(parts);
            parts.AddBeadsAutomation(options);
        }
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)services).DisposeAsync();

    private static IServiceProvider Hosted(Action<IServiceCollection, ILoggingBuilder> add)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        add(builder.Services, builder.Logging);
        return builder.Build().Services;
    }
}
