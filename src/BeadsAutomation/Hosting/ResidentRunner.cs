using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Resident;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BeadsAutomation.Hosting;

/// <summary><c>beads-dispatcher run</c>: ticks, sweeps and answers probes until it is told to stop, which is a good end.</summary>
internal static class ResidentRunner
{
    /// <summary>Runs until the signal.</summary>
    public static async Task<CommandReport> RunAsync(VerbContext context, Request request)
    {
        var (process, stop, logger) = (context.Process, context.Stop, context.Logger);
        var rhythm = new Rhythm(
            request.NoTick ? null : process.Options.DispatchInterval,
            request.NoSweep ? null : process.Options.SweepInterval
        );
        var pass = new ResidentPass(process, request, context.Printer, stop, logger);
        var loop = new ResidentLoop(rhythm, pass.RunAsync, process.Entropy, process.Time);
        var pages = new HealthPages(
            loop.Live,
            () => loop.Ready().With(pass.Found.Select(trouble => trouble.Sentence)),
            process.MetricsText
        );
        await using var server = HealthServer.Start(process.Options.Listen, pages.Answer, process.Time, logger);
        process.Meter?.Start(process.Options);
        logger.Resident(Often(rhythm.Tick), Often(rhythm.Sweep), server.Address);
        await HostAsync(loop, process, stop.Token);
        return CommandReport.Of(request, ExitCode.Done);
    }

    /// <summary>The loop as the service of a host, which at its end waits for the pass in hand. What ends the loop ends us.</summary>
    private static async Task HostAsync(ResidentLoop loop, ProcessParts process, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(process.Loggers);
        builder.Services.AddSingleton<IHostLifetime, OwnSignals>();
        builder.Services.AddSingleton(parts => new LoopService(
            loop,
            parts.GetRequiredService<IHostApplicationLifetime>()
        ));
        builder.Services.AddHostedService(parts => parts.GetRequiredService<LoopService>());
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        using var host = builder.Build();
        // A signal that came already is a stop like any other, and no failed start.
        await host.StartAsync(CancellationToken.None);
        await host.WaitForShutdownAsync(stop);
        // One that was stopped before it began is cancelled; what it threw is thrown.
        if (host.Services.GetRequiredService<LoopService>().ExecuteTask is { IsCanceled: false } ended)
        {
            await ended;
        }
    }

    private static string Often(TimeSpan? interval) =>
        interval is { } every ? $"every {Durations.Format(every)}" : "never";

    private sealed class LoopService(ResidentLoop loop, IHostApplicationLifetime host) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await loop.RunAsync(stoppingToken);
            }
            finally
            {
                host.StopApplication();
            }
        }
    }

    /// <summary>Signals are listened to already, and decide the exit code.</summary>
    private sealed class OwnSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
