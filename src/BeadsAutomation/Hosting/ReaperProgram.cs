using BeadsAutomation.Commands.CommandLine;

namespace BeadsAutomation.Hosting;

/// <summary><c>beads-reaper</c>: settles what went silent.</summary>
public static class ReaperProgram
{
    /// <summary>The program and its verbs.</summary>
    internal static readonly Program Executable = new(
        "beads-reaper",
        [new(Verb.Sweep, VerbRunner.Once((runner, request) => runner.SweepAsync(request))), new(Verb.Completions, null)]
    );

    /// <summary>Runs it; the answer is the exit code.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        StandardStream.Set();
        return CommandHost.RunProcessAsync(Executable, arguments);
    }
}
