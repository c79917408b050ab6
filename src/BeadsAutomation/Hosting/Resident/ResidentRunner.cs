using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting.Resident;

/// <summary><c>beads-dispatcher run</c>: ticks, sweeps and answers probes until it is told to stop, which is a good end.</summary>
internal sealed class ResidentRunner(
    IServiceProvider parts,
    BeadsOptions options,
    ReportPrinter printer,
    StopSignal stop,
    ILogger logger
)
{
    /// <summary>Runs until the signal.</summary>
    public async Task<CommandReport> RunAsync(Request request)
    {
        var time = parts.GetRequiredService<TimeProvider>();
        var rhythm = new Rhythm(
            request.NoTick ? null : options.DispatchInterval,
            request.NoSweep ? null : options.SweepInterval
        );
        var pass = new ResidentPass(parts, request, printer, stop, logger);
        var loop = new ResidentLoop(rhythm, pass.RunAsync, parts.GetRequiredService<Entropy>(), time);
        var pages = new HealthPages(
            loop.Live,
            () => loop.Ready().With(pass.Found),
            parts.GetRequiredService<MetricsText>()
        );
        await using var server = HealthServer.Start(options.Listen, pages.Answer, time, logger);
        parts.GetService<PassMeter>()?.Start(options);
        logger.Resident(Often(rhythm.Tick), Often(rhythm.Sweep), server.Address);
        await loop.RunAsync(stop.Token);
        return new CommandReport
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = ExitCode.Done,
            DryRun = request.DryRun,
        };
    }

    private static string Often(TimeSpan? interval) =>
        interval is { } every ? $"every {Durations.Format(every)}" : "never";
}
