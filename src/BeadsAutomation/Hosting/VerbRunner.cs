using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Notifications;
using BeadsAutomation.Operations;
using BeadsAutomation.Operations.Doctor;
using BeadsAutomation.Operations.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>From a request to its report.</summary>
internal sealed class VerbRunner(IServiceProvider services, StopSignal stop, ILogger logger)
{
    private readonly PassRunner _passes = new(services, stop, logger);

    /// <summary>Runs what is asked for. A signal decides the exit code, whatever else was to say.</summary>
    public async Task<CommandReport> RunAsync(Request request)
    {
        var report = request.Verb switch
        {
            Verb.Rearm => await RearmAsync(request),
            Verb.Explain or Verb.Status or Verb.History or Verb.Report => await AnswerAsync(request),
            Verb.Pause or Verb.Resume => await PauseAsync(request),
            Verb.Dispatch => await DispatchAsync(request),
            Verb.Cancel or Verb.Reap => await HandAsync(request),
            Verb.KedaQuery => await KedaQueryAsync(request),
            Verb.Sweep => await SweepAsync(request),
            Verb.Doctor => await DoctorAsync(request),
            Verb.Config => ShowConfig(request),
            not (Verb.Tick or Verb.Run) => throw new NotSupportedException(CommandLineReader.Word(request.Verb)),
            _ when request.WithSweep => await SweepAndTickAsync(request),
            _ => await TickAsync(request),
        };
        return stop.ExitCode is { } code ? report with { ExitCode = code } : report;
    }

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
            logger.NotSent(tick.Decisions.Count, TickText.Histogram(tick.Decisions));
        }
        return await DeliveredAsync(Report(request, pass) with { Tick = pass.Report });
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
        return await DeliveredAsync(Report(request, pass) with { Sweep = pass.Report }, sweep: true);
    }

    private async Task<CommandReport> RearmAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            "rearm",
            request.DryRun,
            (parts, token) => parts.GetRequiredService<RunRearm>()(request.BeadId, request.DryRun, token),
            r => r.ExitCode
        );
        return Report(request, pass) with { Rearm = pass.Report };
    }

    private async Task<CommandReport> AnswerAsync(Request request) =>
        request.Verb switch
        {
            Verb.Explain => await AskAsync<ExplainReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunExplain>()(request.BeadIds, token),
                (report, explain) => report with { Explain = explain }
            ),
            Verb.History => await AskAsync<HistoryReport>(
                request,
                (parts, token) =>
                    parts.GetRequiredService<RunHistory>()(request.BeadIds is [var id] ? id : null, token),
                (report, history) => report with { History = history }
            ),
            Verb.Report => await AskAsync<PeriodReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunReport>()(ReportOrder.Of(request).Length, token),
                (report, period) => report with { Report = period }
            ),
            _ => await AskAsync<StatusReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunStatus>()(token),
                (report, status) => report with { Status = status },
                status => request.Check && status.Troubles.Count > 0 ? ExitCode.Attention : ExitCode.Done
            ),
        };

    /// <summary>A question: it writes nothing, so it is no pass to measure either.</summary>
    private async Task<CommandReport> AskAsync<T>(
        Request request,
        Func<IServiceProvider, CancellationToken, Task<T>> run,
        Func<CommandReport, T?, CommandReport> with,
        Func<T, ExitCode>? exitCode = null
    )
        where T : class
    {
        var word = CommandLineReader.Word(request.Verb);
        var pass = await _passes.RunAsync(word, dryRun: true, run, exitCode ?? (_ => ExitCode.Done));
        return with(Report(request, pass), pass.Report);
    }

    private async Task<CommandReport> PauseAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            CommandLineReader.Word(request.Verb),
            request.DryRun,
            (parts, token) =>
                request.Verb == Verb.Pause
                    ? parts.GetRequiredService<RunPause>()(PauseOrder.Of(request), request.DryRun, token)
                    : parts.GetRequiredService<RunResume>()(request.Label, request.DryRun, token),
            r => r.ExitCode
        );
        return await DeliveredAsync(Report(request, pass) with { Pause = pass.Report });
    }

    private async Task<CommandReport> DispatchAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            "dispatch",
            request.DryRun,
            (parts, token) =>
                parts.GetRequiredService<RunDispatch>()(request.BeadId, request.IgnoreBackoff, request.DryRun, token),
            r => r.ExitCode
        );
        return await DeliveredAsync(Report(request, pass) with { Dispatch = pass.Report, Tick = pass.Report?.Tick });
    }

    private async Task<CommandReport> HandAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            CommandLineReader.Word(request.Verb),
            request.DryRun,
            (parts, token) =>
                request.Verb == Verb.Cancel
                    ? parts.GetRequiredService<RunCancel>()(request.BeadId, request.DryRun, token)
                    : parts.GetRequiredService<RunReap>()(request.BeadId, request.DryRun, token),
            r => r.ExitCode
        );
        return await DeliveredAsync(Report(request, pass) with { Hand = pass.Report });
    }

    /// <summary>What the pass tells goes out when its work is done; a store that failed is not asked again.</summary>
    private async Task<CommandReport> DeliveredAsync(CommandReport report, bool sweep = false) =>
        services.GetRequiredService<BeadsOptions>().NotifyUrl is null || report.DryRun || report.Error is not null
            ? report
            : report with
            {
                Notices = await services.GetRequiredService<Delivery>().RunAsync(sweep, stop.Token),
            };

    private async Task<CommandReport> KedaQueryAsync(Request request)
    {
        if (services.GetRequiredService<BeadsOptions>().Store == StoreKind.Jsonl)
        {
            return new CommandReport
            {
                Command = CommandLineReader.Word(request.Verb),
                ExitCode = ExitCode.Usage,
                DryRun = request.DryRun,
                Error =
                    "keda-query is for a database server, and the store here is a file: no scaler can ask it. Use 'beads-dispatcher run' or a CronJob, or set BEADS_STORE to dolt.",
            };
        }
        var pass = await _passes.RunAsync(
            "keda-query",
            request.DryRun,
            (parts, token) => parts.GetRequiredService<RunKedaQuery>()(token),
            _ => ExitCode.Done
        );
        return Report(request, pass) with { Query = pass.Report };
    }

    private async Task<CommandReport> DoctorAsync(Request request)
    {
        var pass = await _passes.RunAsync(
            "doctor",
            dryRun: true,
            (parts, token) => parts.GetRequiredService<Checkup>().RunAsync(token),
            r => r.ExitCode
        );
        return Report(request, pass) with { Doctor = pass.Report };
    }

    private CommandReport ShowConfig(Request request) =>
        new()
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = ExitCode.Done,
            DryRun = request.DryRun,
            Settings = ShownSetting.Of(services.GetRequiredService<EffectiveSettings>()),
        };

    private static CommandReport Report<T>(Request request, Pass<T> pass)
        where T : class =>
        new()
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = pass.ExitCode,
            DryRun = request.DryRun,
            Error = pass.Error,
        };
}
