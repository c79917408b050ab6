using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Output;
using BeadsAutomation.Hosting.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting.Resident;

/// <summary>One pass of the resident process: parts of its own, as in a process of its own, and a report printed as there.</summary>
internal sealed class ResidentPass(
    IServiceProvider parts,
    Request request,
    ReportPrinter printer,
    StopSignal stop,
    ILogger logger
)
{
    private string? _unwritten;

    /// <summary>Runs it. Nothing that goes wrong ends the process: the next pass comes.</summary>
    public async Task<ExitCode> RunAsync(PassKind kind)
    {
        var verb = kind == PassKind.Tick ? Verb.Tick : Verb.Sweep;
        try
        {
            await using var own = parts.CreateAsyncScope();
            var report = await new VerbRunner(own.ServiceProvider, stop, logger).RunAsync(request with { Verb = verb });
            Tell(printer.Print(report, request.Json));
            return report.ExitCode;
        }
        catch (Exception e)
        {
            logger.Unexpected(e, CommandLineReader.Word(verb));
            return ExitCode.Unexpected;
        }
    }

    // The work is done and its code stands; that nobody can read of it is told once, not after each pass.
    private void Tell(string? unwritten)
    {
        if (unwritten is not null && unwritten != _unwritten)
        {
            logger.ReportNotWritten(unwritten);
        }
        _unwritten = unwritten;
    }
}
