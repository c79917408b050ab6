using BeadsAutomation.Agents.Http;
using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Configuration;
using BeadsAutomation.Store.Dolt;
using BeadsAutomation.Telemetry;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// Both programs: arguments → settings → parts → one pass, or one after the other → report → exit code.
/// </summary>
internal static class CommandHost
{
    /// <summary>Runs a program with what the process finds around it; the answer is the exit code. Whatever is thrown ends with a sentence and a code of the table, and never with an abort.</summary>
    public static async Task<int> RunProcessAsync(Program executable, string[] arguments)
    {
        try
        {
            var surroundings = ProcessEnvironment.OfProcess();
            return arguments is [Completer.Word, .. var words]
                ? await Completer.RunAsync(executable, words, surroundings)
                : await RunAsync(executable, arguments, surroundings);
        }
        catch (ConfigurationException e)
        {
            return Ended(executable, ExitCode.Usage, e.Message, trace: null);
        }
        catch (Exception e)
        {
            var sentence = $"{executable.Name} ended unexpectedly: {Printable.Line(e.Message, 500)}";
            return Ended(executable, ExitCode.Unexpected, sentence, e.StackTrace);
        }
    }

    private static int Ended(Program executable, ExitCode code, string sentence, string? trace)
    {
        new UnfailingWriter(Console.Error).WriteLine(trace is null ? sentence : $"{sentence}\n{trace}");
        var report = CommandReport.Of(new Request { Verb = executable.Default }, code) with { Error = sentence };
        TerminationMessage.Write(ProcessEnvironment.KubernetesTerminationLog, report);
        return (int)code;
    }

    /// <summary>The same with everything from outside given.</summary>
    /// <param name="executable">Which program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="surroundings">What is around it.</param>
    /// <param name="with">Other parts in place of ours.</param>
    public static async Task<int> RunAsync(
        Program executable,
        string[] arguments,
        ProcessEnvironment surroundings,
        Func<ProcessParts, StopSignal, ProcessParts>? with = null
    )
    {
        using var stop = StopSignal.Listen();
        var request = CommandLineReader.Read(executable, arguments);
        if (Page(executable, request) is { } page)
        {
            return PrintPage(page, surroundings);
        }
        CommandReport report;
        var options = new BeadsOptions { Actor = executable.Name };
        try
        {
            var settings = ReadSettings(executable, request, surroundings, options);
            var faultPoints = KillAtFaultPoint.From(surroundings);
            options = settings.Options;
            var driver = new Driver(options);
            if (options.Store == StoreKind.Dolt && request.Verb is not (Verb.Run or Verb.Config))
            {
                driver.OpenAhead();
            }
            using var telemetry = TelemetrySession.Start(
                executable.Name,
                surroundings,
                TimeProvider.System,
                withMetricsText: request.Verb == Verb.Run
            );
            using var loggers = ErrorLog.Factory(
                options.LogLevel,
                [
                    new ErrorLog(surroundings, TimeProvider.System),
                    .. telemetry.Logs is { } logs ? [logs] : Array.Empty<ILoggerProvider>(),
                ]
            );
            var process = new ProcessParts
            {
                Options = options,
                Loggers = loggers,
                Faults = faultPoints,
                Driver = driver,
                Settings = settings,
                Proxies = ProxyRules.From(surroundings.Variable),
                NearlyOurs = NearlyOurs.Among(surroundings.VariableNames),
                Meter = telemetry.Meter,
                MetricsText = telemetry.MetricsText,
            };
            process = with?.Invoke(process, stop) ?? process;
            report = await RunAsync(process, executable, request, settings, telemetry, stop, surroundings);
        }
        catch (ConfigurationException e)
        {
            report = CommandReport.Of(request, ExitCode.Usage) with { Error = e.Message };
        }
        if (new ReportPrinter(surroundings, options).PrintLast(report, request.Json) is { } unwritten)
        {
            report = report.Unwritten(unwritten);
        }
        if (surroundings.TerminationLog is { } path)
        {
            TerminationMessage.Write(path, report);
        }
        return (int)report.ExitCode;
    }

    /// <summary>What needs no settings.</summary>
    private static string? Page(Program executable, Request request) =>
        request switch
        {
            { Help: true } => HelpText.Of(executable),
            { Version: true } => $"{executable.Name} {VersionText.OfThisBuild}\n",
            { Verb: Verb.Completions, Problem: null, Shell: { } shell } => CompletionScript.Of(executable, shell),
            _ => null,
        };

    private static int PrintPage(string page, ProcessEnvironment surroundings)
    {
        if (surroundings.Say(to => to.Out.Write(page)) is not { } why)
        {
            return (int)ExitCode.Done;
        }
        surroundings.Say(to => to.Error.WriteLine(ReportPrinter.Unwritten(why)));
        return (int)ExitCode.Unexpected;
    }

    private static EffectiveSettings ReadSettings(
        Program executable,
        Request request,
        ProcessEnvironment surroundings,
        BeadsOptions defaults
    ) =>
        request.Problem is { } problem
            ? throw new ConfigurationException([$"{problem} Try '{executable.Name} --help'."])
            : SettingsReader.Read(request.Settings, request.ConfigFile, surroundings, defaults);

    private static async Task<CommandReport> RunAsync(
        ProcessParts process,
        Program executable,
        Request request,
        EffectiveSettings settings,
        TelemetrySession telemetry,
        StopSignal stop,
        ProcessEnvironment surroundings
    )
    {
        var logger = process.Loggers.CreateLogger(executable.Name);
        logger.Starting(executable.Name, VersionText.OfThisBuild, CommandLineReader.Word(request.Verb));
        foreach (var value in settings.Values)
        {
            logger.SettingInForce(value.Setting.Key, value.Shown, value.WrittenAs);
        }
        foreach (var (name, meant) in process.NearlyOurs?.Variables ?? [])
        {
            logger.VariableNearlyOurs(Printable.Line(name, 100), meant);
        }
        foreach (var finding in settings.Findings.Where(f => f.Severity == Severity.Warning))
        {
            logger.SettingsDoubtful(finding.Sentence, finding.Fix ?? "");
        }
        telemetry.Warn(logger);
        using var onStop = stop.Token.Register(logger.StopRequested);
        var printer = new ReportPrinter(surroundings, settings.Options);
        var report = await executable[request.Verb](new VerbContext(process, stop, logger, printer), request);
        await telemetry.EndAsync(logger);
        return report;
    }
}
