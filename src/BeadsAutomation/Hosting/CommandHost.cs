using BeadsAutomation.Agents.Command;
using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.CommandLine.Completion;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Hosting.Resident;
using BeadsAutomation.Hosting.Telemetry;
using BeadsAutomation.Hosting.Verbs;
using BeadsAutomation.Store.Dolt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// Both programs: arguments → settings → parts → one pass, or one after the other → report → exit code.
/// </summary>
public static class CommandHost
{
    /// <summary>Runs <c>beads-dispatcher</c>, which is also what supervises a job of the command agent; the answer is the exit code.</summary>
    public static Task<int> RunDispatcherAsync(string[] arguments) =>
        arguments is [SupervisorProgram.Verb, var folder]
            ? new Supervisor(new JobFolder(folder), TimeProvider.System, Console.Out).RunAsync()
            : RunProcessAsync(Executable.Dispatcher, arguments);

    /// <summary>Runs <c>beads-reaper</c>; the answer is the exit code.</summary>
    public static Task<int> RunReaperAsync(string[] arguments) => RunProcessAsync(Executable.Reaper, arguments);

    // Whatever is thrown ends with a sentence and an exit code of the table, and never with an abort.
    private static async Task<int> RunProcessAsync(Executable executable, string[] arguments)
    {
        StandardStream.Set();
        try
        {
            var surroundings = Surroundings.OfProcess();
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

    private static int Ended(Executable executable, ExitCode code, string sentence, string? trace)
    {
        new UnfailingWriter(Console.Error).WriteLine(trace is null ? sentence : $"{sentence}\n{trace}");
        var report = new CommandReport
        {
            Command = CommandLineReader.Word(executable.Default),
            ExitCode = code,
            Error = sentence,
        };
        TerminationMessage.Write(Surroundings.KubernetesTerminationLog, report);
        return (int)code;
    }

    /// <summary>The same with everything from outside given.</summary>
    /// <param name="executable">Which program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="surroundings">What is around it.</param>
    /// <param name="addFirst">Parts that are there before ours, which then stay.</param>
    internal static async Task<int> RunAsync(
        Executable executable,
        string[] arguments,
        Surroundings surroundings,
        Action<IServiceCollection, StopSignal>? addFirst = null
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
                executable,
                surroundings,
                TimeProvider.System,
                withMetricsText: request.Verb == Verb.Run
            );
            await using var parts = Parts.Build(
                stays: request.Verb == Verb.Run,
                options,
                surroundings,
                telemetry,
                services =>
                {
                    addFirst?.Invoke(services, stop);
                    services.AddSingleton(faultPoints);
                    services.AddSingleton(driver);
                    services.AddSingleton(settings);
                    services.AddSingleton(NearlyOurs.Among(surroundings.VariableNames));
                }
            );
            report = await RunAsync(parts.Services, executable, request, settings, stop, surroundings);
        }
        catch (ConfigurationException e)
        {
            report = new CommandReport
            {
                Command = CommandLineReader.Word(request.Verb),
                ExitCode = ExitCode.Usage,
                DryRun = request.DryRun,
                Error = e.Message,
            };
        }
        if (new ReportPrinter(surroundings, options).Print(report, request) is { } unwritten)
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
    private static string? Page(Executable executable, Request request) =>
        request switch
        {
            { Help: true } => HelpText.Of(executable),
            { Version: true } => $"{executable.Name} {VersionText.OfThisBuild}\n",
            { Verb: Verb.Completions, Problem: null, Shell: { } shell } => CompletionScript.Of(executable, shell),
            _ => null,
        };

    private static int PrintPage(string page, Surroundings surroundings)
    {
        if (surroundings.Say(to => to.Out.Write(page)) is not { } why)
        {
            return (int)ExitCode.Done;
        }
        surroundings.Say(to => to.Error.WriteLine(ReportPrinter.Unwritten(why)));
        return (int)ExitCode.Unexpected;
    }

    private static EffectiveSettings ReadSettings(
        Executable executable,
        Request request,
        Surroundings surroundings,
        BeadsOptions defaults
    ) =>
        request.Problem is { } problem
            ? throw new ConfigurationException([$"{problem} Try '{executable.Name} --help'."])
            : SettingsReader.Read(request.Settings, request.ConfigFile, surroundings, defaults);

    private static async Task<CommandReport> RunAsync(
        IServiceProvider parts,
        Executable executable,
        Request request,
        EffectiveSettings settings,
        StopSignal stop,
        Surroundings surroundings
    )
    {
        var logger = parts.GetRequiredService<ILoggerFactory>().CreateLogger(executable.Name);
        logger.Starting(executable.Name, VersionText.OfThisBuild, CommandLineReader.Word(request.Verb));
        foreach (var value in settings.Values)
        {
            logger.SettingInForce(value.Setting.Key, value.Shown, value.WrittenAs);
        }
        foreach (var (name, meant) in parts.GetRequiredService<NearlyOurs>().Variables)
        {
            logger.VariableNearlyOurs(Printable.Line(name, 100), meant);
        }
        foreach (var finding in settings.Findings.Where(f => f.Severity == Severity.Warning))
        {
            logger.SettingsDoubtful(finding.Sentence, finding.Fix ?? "");
        }
        var telemetry = parts.GetRequiredService<TelemetrySession>();
        telemetry.Warn(logger);
        using var onStop = stop.Token.Register(logger.StopRequested);
        var printer = new ReportPrinter(surroundings, settings.Options);
        var report =
            request.Verb == Verb.Run
                ? await new ResidentRunner(parts, settings.Options, printer, stop, logger).RunAsync(request)
                : await OnceAsync(parts, request, stop, logger);
        await telemetry.EndAsync(logger);
        return report;
    }

    private static async Task<CommandReport> OnceAsync(
        IServiceProvider parts,
        Request request,
        StopSignal stop,
        ILogger logger
    )
    {
        await using var run = parts.CreateAsyncScope();
        return await new VerbRunner(run.ServiceProvider, stop, logger).RunAsync(request);
    }
}
