using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace BeadsAutomation.Hosting.Verbs;

/// <summary>Verbs by which somebody changes one thing by hand.</summary>
internal sealed class HandVerbs(PassRunner passes)
{
    /// <summary>Whether it is one of them.</summary>
    public static bool Has(Verb verb) =>
        verb is Verb.Rearm or Verb.Pause or Verb.Resume or Verb.Dispatch or Verb.Cancel or Verb.Reap;

    /// <summary>Does it.</summary>
    public Task<CommandReport> RunAsync(Request request) =>
        request.Verb switch
        {
            Verb.Rearm => RearmAsync(request),
            Verb.Pause or Verb.Resume => PauseAsync(request),
            Verb.Dispatch => DispatchAsync(request),
            _ => HandAsync(request),
        };

    private async Task<CommandReport> RearmAsync(Request request)
    {
        var pass = await passes.RunAsync(
            "rearm",
            request.DryRun,
            (parts, token) => parts.GetRequiredService<RunRearm>()(request.BeadId, request.DryRun, token),
            r => r.ExitCode
        );
        return pass.Answer(request) with { Rearm = pass.Report };
    }

    private async Task<CommandReport> PauseAsync(Request request)
    {
        var pass = await passes.RunAsync(
            CommandLineReader.Word(request.Verb),
            request.DryRun,
            (parts, token) =>
                request.Verb == Verb.Pause
                    ? parts.GetRequiredService<RunPause>()(PauseOrder.Of(request), request.DryRun, token)
                    : parts.GetRequiredService<RunResume>()(request.Label, request.DryRun, token),
            r => r.ExitCode
        );
        return pass.Answer(request) with { Pause = pass.Report };
    }

    private async Task<CommandReport> DispatchAsync(Request request)
    {
        var pass = await passes.RunAsync(
            "dispatch",
            request.DryRun,
            (parts, token) =>
                parts.GetRequiredService<RunDispatch>()(request.BeadId, request.IgnoreBackoff, request.DryRun, token),
            r => r.ExitCode
        );
        return pass.Answer(request) with { Dispatch = pass.Report, Tick = pass.Report?.Tick };
    }

    private async Task<CommandReport> HandAsync(Request request)
    {
        var pass = await passes.RunAsync(
            CommandLineReader.Word(request.Verb),
            request.DryRun,
            (parts, token) =>
                request.Verb == Verb.Cancel
                    ? parts.GetRequiredService<RunCancel>()(request.BeadId, request.DryRun, token)
                    : parts.GetRequiredService<RunReap>()(request.BeadId, request.DryRun, token),
            r => r.ExitCode
        );
        return pass.Answer(request) with { Hand = pass.Report };
    }
}
