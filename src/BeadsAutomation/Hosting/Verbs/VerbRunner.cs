using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting.Verbs;

/// <summary>From a request to its report.</summary>
internal sealed class VerbRunner(IServiceProvider services, StopSignal stop, ILogger logger)
{
    private readonly PassRunner _passes = new(services, stop, logger);

    /// <summary>Runs what is asked for. A signal decides the exit code, whatever else was to say.</summary>
    public async Task<CommandReport> RunAsync(Request request)
    {
        var report = request.Verb switch
        {
            Verb.Config => ShowConfig(request),
            Verb.KedaQuery when Options.Store == StoreKind.Jsonl => RefuseKedaQuery(request),
            _ when QuestionVerbs.Has(request.Verb) => await new QuestionVerbs(_passes).RunAsync(request),
            _ when HandVerbs.Has(request.Verb) => await DeliveredAsync(await new HandVerbs(_passes).RunAsync(request)),
            Verb.Sweep => await SweepAsync(request),
            not (Verb.Tick or Verb.Run) => throw new NotSupportedException(CommandLineReader.Word(request.Verb)),
            _ when request.WithSweep => await SweepAndTickAsync(request),
            _ => await TickAsync(request),
        };
        return stop.ExitCode is { } code ? report with { ExitCode = code } : report;
    }

    private BeadsOptions Options => services.GetRequiredService<BeadsOptions>();

    /// <summary>The sweep first; whatever becomes of it, the tick follows, unless we are to stop.</summary>
    private async Task<CommandReport> SweepAndTickAsync(Request request)
    {
        var swept = await SweepAsync(request);
        if (stop.ExitCode is not null)
        {
            return swept with { Command = CommandLineReader.Word(request.Verb) };
        }
        if (swept.Error is not null)
        {
            logger.SweepFailedTickGoesOn();
        }
        var ticked = await TickAsync(request);
        string[] errors = [.. new[] { swept.Error, ticked.Error }.OfType<string>().Distinct(StringComparer.Ordinal)];
        return ticked with
        {
            ExitCode = ExitCodes.Worse(swept.ExitCode, ticked.ExitCode),
            Sweep = swept.Sweep,
            Notices = DeliveryReport.Of(swept.Notices, ticked.Notices),
            Error = errors.Length == 0 ? null : string.Join(' ', errors),
        };
    }

    private async Task<CommandReport> TickAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            "tick",
            request.DryRun,
            (parts, token) => parts.GetRequiredService<RunTick>()(new TickRequest(request.DryRun), token),
            r => r.ExitCode
        );
        if (pass.Report is { Decisions.Count: > 0 } tick && !request.DryRun)
        {
            logger.NotSent(tick.Decisions.Count, DecisionsText.Histogram(tick.Decisions));
        }
        return await DeliveredAsync(pass.Answer(request) with { Tick = pass.Report });
    }

    private async Task<CommandReport> SweepAsync(Request request)
    {
        var sweep = new SweepRequest(request.DryRun, request.AllowMassReap);
        var pass = await _passes.RunAsync(
            "sweep",
            request.DryRun,
            (parts, token) => parts.GetRequiredService<RunSweep>()(sweep, token),
            r => r.ExitCode
        );
        return await DeliveredAsync(pass.Answer(request) with { Sweep = pass.Report }, sweep: true);
    }

    /// <summary>What the pass tells goes out when its work is done; a store that failed is not asked again.</summary>
    private async Task<CommandReport> DeliveredAsync(CommandReport report, bool sweep = false) =>
        Options.NotifyUrl is null || report.DryRun || report.Error is not null
            ? report
            : report with
            {
                Notices = await services.GetRequiredService<Delivery>().RunAsync(sweep, stop.Token),
            };

    private static CommandReport RefuseKedaQuery(Request request) =>
        new()
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = ExitCode.Usage,
            DryRun = request.DryRun,
            Error =
                "keda-query is for a database server, and the store here is a file: no scaler can ask it. Use 'beads-dispatcher run' or a CronJob, or set BEADS_STORE to dolt.",
        };

    private CommandReport ShowConfig(Request request) =>
        new()
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = ExitCode.Done,
            DryRun = request.DryRun,
            Settings = ShownSetting.Of(services.GetRequiredService<EffectiveSettings>()),
        };
}
