using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>The whole product in the test's own process: store, HTTP and all, with a clock that can be replaced.</summary>
internal static class InProcess
{
    /// <summary>One tick of the dispatcher, unless the arguments say otherwise.</summary>
    public static Task<Said> TickHereAsync(this World world, params string[] arguments) =>
        world.RunHereAsync(DispatcherProgram.Executable, null, arguments);

    /// <summary>One sweep of the reaper.</summary>
    public static Task<Said> SweepHereAsync(this World world, params string[] arguments) =>
        world.RunHereAsync(ReaperProgram.Executable, null, arguments);

    /// <summary>Runs a program with this clock.</summary>
    public static Task<Said> RunHereAsync(
        this World world,
        Program executable,
        TimeProvider? time,
        params string[] arguments
    ) => RunAsync(executable, world.Environment, time, arguments);

    /// <summary>Runs a program with this environment, in an empty folder.</summary>
    public static async Task<Said> RunAsync(
        Program executable,
        IReadOnlyDictionary<string, string> environment,
        TimeProvider? time,
        params string[] arguments
    )
    {
        var folder = Directory.CreateTempSubdirectory("beads-bad-").FullName;
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var log = new RecordedLog();
        var surroundings = new ProcessEnvironment
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
            (parts, _) =>
                parts with
                {
                    Time = time ?? parts.Time,
                    Loggers = new LoggerFactory([log], new LoggerFilterOptions { MinLevel = parts.Options.LogLevel }),
                }
        );
        Directory.Delete(folder);
        return new Said(code, output.ToString(), error.ToString(), log.ToString());
    }
}
