using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Commands.Passes;
using BeadsAutomation.Dispatching;
using BeadsAutomation.Notifications;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>How a verb is done. Each program names its own, so that it carries no other's.</summary>
internal delegate Task<CommandReport> RunVerb(VerbContext context, Request request);

/// <summary>What a verb is done with.</summary>
/// <param name="Process">What the process is made of.</param>
/// <param name="Stop">The signal.</param>
/// <param name="Logger">The program's own log.</param>
/// <param name="Printer">For those that print more than one report.</param>
internal sealed record VerbContext(ProcessParts Process, StopSignal Stop, ILogger Logger, ReportPrinter Printer);

/// <summary>The passes of one run, and what a verb says of them.</summary>
internal sealed class VerbRunner(Composition parts, StopSignal stop, ILogger logger)
{
    /// <summary>What the run is made of.</summary>
    public Composition Parts => parts;

    /// <summary>The signal.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Runs verbs.</summary>
    public PassRunner Passes { get; } = new(parts.Process, stop, logger);

    /// <summary>A verb that is one run and ends. A signal decides the exit code, whatever else was to say.</summary>
    public static RunVerb Once(Func<VerbRunner, Request, Task<CommandReport>> run) =>
        async (context, request) =>
        {
            await using var parts = new Composition(context.Process);
            var report = await run(new VerbRunner(parts, context.Stop, context.Logger), request);
            return context.Stop.ExitCode is { } code ? report with { ExitCode = code } : report;
        };

    /// <summary>The sweep first where it is asked for; whatever becomes of it, the tick follows, unless we are to stop.</summary>
    public async Task<CommandReport> TickAsync(Request request)
    {
        if (!request.WithSweep)
        {
            return await TickAloneAsync(request);
        }
        var swept = await SweepAsync(request);
        if (stop.ExitCode is not null)
        {
            return swept with { Command = CommandLineReader.Word(request.Verb) };
        }
        if (swept.Error is not null)
        {
            logger.SweepFailedTickGoesOn();
        }
        var ticked = await TickAloneAsync(request);
        string[] errors = [.. new[] { swept.Error, ticked.Error }.OfType<string>().Distinct(StringComparer.Ordinal)];
        return ticked with
        {
            ExitCode = ExitCodes.Worse(swept.ExitCode, ticked.ExitCode),
            Sweep = swept.Sweep,
            Notices = DeliveryReport.Of(swept.Notices, ticked.Notices),
            Error = errors.Length == 0 ? null : string.Join(' ', errors),
        };
    }

    /// <summary>One pass of the reaper.</summary>
    public async Task<CommandReport> SweepAsync(Request request)
    {
        var sweep = new SweepRequest(request.DryRun, request.AllowMassReap);
        var pass = await Passes.RunAsync("sweep", request.DryRun, token => parts.Sweep(sweep, token), r => r.ExitCode);
        return await DeliveredAsync(pass.Answer(request) with { Sweep = pass.Report }, sweep: true);
    }

    /// <summary>What the pass tells goes out when its work is done; a store that failed is not asked again.</summary>
    public async Task<CommandReport> DeliveredAsync(CommandReport report, bool sweep = false) =>
        parts.Process.Options.NotifyUrl is null || report.DryRun || report.Error is not null
            ? report
            : report with
            {
                Notices = await parts.Delivery.RunAsync(sweep, stop.Token),
            };

    private async Task<CommandReport> TickAloneAsync(Request request)
    {
        var pass = await Passes.RunAsync(
            "tick",
            request.DryRun,
            token => parts.Tick(new TickRequest(request.DryRun), token),
            r => r.ExitCode
        );
        if (pass.Report is { Decisions.Count: > 0 } tick && !request.DryRun)
        {
            logger.NotSent(tick.Decisions.Count, DecisionsText.Histogram(tick.Decisions));
        }
        return await DeliveredAsync(pass.Answer(request) with { Tick = pass.Report });
    }
}
