using System.Text.Json;
using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Configuration;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>
/// Both programs: arguments → settings → parts → one pass → report → exit code. The host only builds the parts and is never run:
/// a failed background service would end with exit code 0.
/// </summary>
public static class CommandHost
{
    /// <summary>Runs <c>beads-dispatcher</c>; the answer is the exit code.</summary>
    public static Task<int> RunDispatcherAsync(string[] arguments) =>
        RunAsync(Executable.Dispatcher, arguments, Surroundings.OfProcess());

    /// <summary>Runs <c>beads-reaper</c>; the answer is the exit code.</summary>
    public static Task<int> RunReaperAsync(string[] arguments) =>
        RunAsync(Executable.Reaper, arguments, Surroundings.OfProcess());

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
        var request = CommandLineReader.Read(executable, arguments);
        if (request.Help || request.Version)
        {
            surroundings.Out.Write(
                request.Help
                    ? HelpText.Of(executable)
                    : $"{executable.Name} {VersionText.Of(typeof(CommandHost).Assembly)}\n"
            );
            return (int)ExitCode.Done;
        }
        using var stop = StopSignal.Listen();
        var report = await RunAsync(executable, request, surroundings, stop, addFirst);
        return (int)report.ExitCode;
    }

    private static async Task<CommandReport> RunAsync(
        Executable executable,
        Request request,
        Surroundings surroundings,
        StopSignal stop,
        Action<IServiceCollection, StopSignal>? addFirst
    )
    {
        EffectiveSettings settings;
        IFaultPoints faultPoints;
        try
        {
            settings = ReadSettings(executable, request, surroundings);
            faultPoints = KillAtFaultPoint.From(surroundings);
        }
        catch (ConfigurationException e)
        {
            return Refuse(request, surroundings, e);
        }
        var builder = new HostApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true }
        );
        builder.Logging.AddBeadsLog(settings.Options.LogLevel, surroundings);
        addFirst?.Invoke(builder.Services, stop);
        builder.Services.AddSingleton(faultPoints);
        builder.Services.AddBeadsAutomation(settings.Options);
        using var host = builder.Build();
        var logger = host
            .Services.GetRequiredService<ILoggerFactory>()
            .CreateLogger(executable.Name);
        Announce(logger, executable, request, settings);
        using var onStop = stop.Token.Register(logger.StopRequested);
        var report = await new VerbRunner(host.Services, stop, logger).RunAsync(request);
        Print(report, request, surroundings, settings.Options);
        return report;
    }

    private static EffectiveSettings ReadSettings(
        Executable executable,
        Request request,
        Surroundings surroundings
    ) =>
        request.Problem is { } problem
            ? throw new ConfigurationException([$"{problem} Try '{executable.Name} --help'."])
            : SettingsReader.Read(
                request.Settings,
                request.ConfigFile,
                surroundings,
                new BeadsOptions { Actor = executable.Name }
            );

    private static CommandReport Refuse(
        Request request,
        Surroundings surroundings,
        ConfigurationException refusal
    )
    {
        var report = new CommandReport
        {
            Command = CommandLineReader.Word(request.Verb),
            ExitCode = ExitCode.Usage,
            DryRun = request.DryRun,
            Error = string.Join(' ', refusal.Problems),
        };
        foreach (var problem in refusal.Problems)
        {
            surroundings.Error.WriteLine(problem);
        }
        if (request.Json)
        {
            PrintJson(report, surroundings);
        }
        return report;
    }

    private static void Print(
        CommandReport report,
        Request request,
        Surroundings surroundings,
        BeadsOptions options
    )
    {
        var output = new TextOutput(surroundings, options);
        if (request.Json)
        {
            PrintJson(report, surroundings);
        }
        else
        {
            output.Write(report);
        }
        if (report.Error is { } error)
        {
            output.Failure(error);
        }
    }

    private static void PrintJson(CommandReport report, Surroundings surroundings) =>
        surroundings.Out.WriteLine(
            JsonSerializer.Serialize(report, ReportJson.Default.CommandReport)
        );

    private static void Announce(
        ILogger logger,
        Executable executable,
        Request request,
        EffectiveSettings settings
    )
    {
        var o = settings.Options;
        logger.Starting(
            executable.Name,
            VersionText.Of(typeof(CommandHost).Assembly),
            CommandLineReader.Word(request.Verb),
            o.Database,
            o.Host,
            o.Port,
            o.Agent,
            o.BeadBoardUrl
        );
        foreach (var value in settings.Values)
        {
            logger.SettingInForce(value.Setting.Key, value.Shown, value.WrittenAs);
        }
    }
}
