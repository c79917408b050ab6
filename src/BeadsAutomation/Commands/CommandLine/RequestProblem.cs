using BeadsAutomation.Commands.Pausing;
using BeadsAutomation.Commands.Report;

namespace BeadsAutomation.Commands.CommandLine;

/// <summary>Options that are right each by itself and make no sense together.</summary>
internal static class RequestProblem
{
    /// <summary>The first such thing, as a sentence; <see langword="null"/> when there is none.</summary>
    public static string? Of(Request request) =>
        request switch
        {
            { Verb: not Verb.Tick, WithSweep: true } => "--sweep goes with tick only: leave it out.",
            { AllowMassReap: true, Verb: not Verb.Sweep, WithSweep: false } =>
                "--allow-mass-reap is for a sweep: add --sweep, or leave it out.",
            { Verb: not Verb.Run, NoTick: true } or { Verb: not Verb.Run, NoSweep: true } =>
                "--no-tick and --no-sweep go with run only: leave them out.",
            { NoTick: true, NoSweep: true } => "--no-tick and --no-sweep together leave nothing to do: leave one out.",
            { Verb: Verb.Rearm or Verb.Dispatch or Verb.Cancel or Verb.Reap }
                when string.IsNullOrWhiteSpace(request.BeadId) =>
                $"the id of the bead is blank: write it behind {CommandLineReader.Word(request.Verb)}.",
            { Verb: Verb.Pause } => PauseOrder.Problem(request.Reason, request.For, request.Label),
            { Verb: Verb.Resume } => PauseOrder.LabelProblem(request.Label),
            { Verb: Verb.Report } => ReportOrder.Problem(request.Since, request.Format, request.Json),
            _ => null,
        };
}
