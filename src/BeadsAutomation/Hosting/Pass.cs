using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;

namespace BeadsAutomation.Hosting;

/// <summary>One pass of a verb: its report, or a sentence about what kept it from having one.</summary>
internal sealed record Pass<T>(T? Report, ExitCode ExitCode, string? Error)
    where T : class
{
    /// <summary>What is said of it to whoever asked; the report itself is added by its verb.</summary>
    public CommandReport Answer(Request request) => CommandReport.Of(request, ExitCode) with { Error = Error };
}
