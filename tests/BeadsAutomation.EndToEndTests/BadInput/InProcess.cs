using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>The whole product in the test's own process: store, HTTP and all, with a clock that can be replaced.</summary>
internal static class InProcess
{
    /// <summary>One tick of the dispatcher, unless the arguments say otherwise.</summary>
    public static Task<Said> TickHereAsync(this World world, params string[] arguments) =>
        world.RunHereAsync(Executable.Dispatcher, null, arguments);

    /// <summary>One sweep of the reaper.</summary>
    public static Task<Said> SweepHereAsync(this World world, params string[] arguments) =>
        world.RunHereAsync(Executable.Reaper, null, arguments);

    /// <summary>Runs a program with this clock.</summary>
    public static Task<Said> RunHereAsync(
        this World world,
        Executable executable,
        TimeProvider? time,
        params string[] arguments
    ) => RunAsync(executable, world.Environment, time, arguments);

    /// <summary>Runs a program with this environment, in an empty folder.</summary>
    public static async Task<Said> RunAsync(
        Executable executable,
        IReadOnlyDictionary<string, string> environment,
        TimeProvider? time,
        params string[] arguments
    )
    {
        var folder = Directory.CreateTempSubdirectory("beads-bad-").FullName;
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var log = new RecordedLog();
        var surroundings = new Surroundings
        {
            Environment = name => environment.GetValueOrDefault(name),
            Folder = folder,
            MetadataFolder = Path.Combine(folder, "none"),
            Out = output,
            Error = error,
        };
        var code = await CommandHost.RunAsync(
            executable,
            arguments,
            surroundings,
            (services, _) => Replace(services, time, log)
        );
        Directory.Delete(folder);
        return new Said(code, output.ToString(), error.ToString(), log.ToString());
    }

    private static void Replace(IServiceCollection services, TimeProvider? time, RecordedLog log)
    {
        services.TryAddSingleton(time ?? TimeProvider.System);
        services.AddLogging(logging =>
            logging
                .AddProvider(log)
                // It writes to this process's own standard error.
                .AddFilter<ConsoleLoggerProvider>(null, LogLevel.None)
        );
    }
}
