using BeadsAutomation.Commands;
using BeadsAutomation.Commands.Attention;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Resident;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Hosting;

/// <summary>One pass of the resident process: parts of its own, as in a process of its own, and a report printed as there.</summary>
internal sealed class ResidentPass(
    ProcessParts process,
    Request request,
    ReportPrinter printer,
    StopSignal stop,
    ILogger logger
)
{
    private string? _unwritten;
    private volatile IReadOnlyList<TroubleReport> _ofTick = [];
    private volatile IReadOnlyList<TroubleReport> _ofSweep = [];

    /// <summary>What needs attention, as the newest tick and the newest sweep saw it: for any thread.</summary>
    public IReadOnlyList<TroubleReport> Found => [.. _ofTick.Concat(_ofSweep)];

    /// <summary>Runs it. Nothing that goes wrong ends the process: the next pass comes.</summary>
    public async Task<ExitCode> RunAsync(PassKind kind)
    {
        var verb = kind == PassKind.Tick ? Verb.Tick : Verb.Sweep;
        try
        {
            await using var own = new Composition(process);
            var runner = new VerbRunner(own, stop, logger);
            var asked = request with { Verb = verb };
            var report = kind == PassKind.Tick ? await runner.TickAsync(asked) : await runner.SweepAsync(asked);
            report = stop.ExitCode is { } code ? report with { ExitCode = code } : report;
            Tell(printer.Print(report, request.Json));
            Note(kind, report);
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

    private void Note(PassKind kind, CommandReport report)
    {
        var found = Troubles.Of(HealthSigns.Of(report.Tick, report.Sweep));
        if (kind == PassKind.Tick)
        {
            _ofTick = found;
        }
        else
        {
            _ofSweep = found;
        }
    }
}
