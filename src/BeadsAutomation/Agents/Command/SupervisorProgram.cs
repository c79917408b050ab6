using System.Diagnostics;

namespace BeadsAutomation.Agents.Command;

/// <summary>Which program supervises a job.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">What stands before the verb.</param>
internal sealed record SupervisorProgram(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "supervise";

    /// <summary>This very program, started with or without its own launcher.</summary>
    public static SupervisorProgram OfThisProcess()
    {
        var file = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no executable.");
        return Path.GetFileNameWithoutExtension(file) == "dotnet"
            ? new SupervisorProgram(file, Environment.GetCommandLineArgs()[0])
            : new SupervisorProgram(file);
    }

    /// <summary>How to start it: it shares no input, output or terminal with us, or whoever reads ours to its end would wait for the job.</summary>
    public ProcessStartInfo For(JobFolder job) =>
        new(File, [.. Arguments, Verb, job.Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
