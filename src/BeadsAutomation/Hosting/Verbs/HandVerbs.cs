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
            Verb.Rearm => DoAsync(
                request,
                (parts, token) => parts.GetRequiredService<RunRearm>()(request.BeadId, request.DryRun, token),
                r => r.ExitCode,
                (report, rearm) => report with { Rearm = rearm }
            ),
            Verb.Pause => PauseAsync(
                request,
                (parts, token) => parts.GetRequiredService<RunPause>()(PauseOrder.Of(request), request.DryRun, token)
            ),
            Verb.Resume => PauseAsync(
                request,
                (parts, token) => parts.GetRequiredService<RunResume>()(request.Label, request.DryRun, token)
            ),
            Verb.Dispatch => DoAsync(
                request,
                (parts, token) =>
                    parts.GetRequiredService<RunDispatch>()(
                        request.BeadId,
                        request.IgnoreBackoff,
                        request.DryRun,
                        token
                    ),
                r => r.ExitCode,
                (report, dispatch) => report with { Dispatch = dispatch, Tick = dispatch?.Tick }
            ),
            Verb.Cancel => HandAsync(
                request,
                (parts, token) => parts.GetRequiredService<RunCancel>()(request.BeadId, request.DryRun, token)
            ),
            _ => HandAsync(
                request,
                (parts, token) => parts.GetRequiredService<RunReap>()(request.BeadId, request.DryRun, token)
            ),
        };

    private Task<CommandReport> PauseAsync(
        Request request,
        Func<IServiceProvider, CancellationToken, Task<PauseReport>> run
    ) => DoAsync(request, run, r => r.ExitCode, (report, pause) => report with { Pause = pause });

    private Task<CommandReport> HandAsync(
        Request request,
        Func<IServiceProvider, CancellationToken, Task<HandReport>> run
    ) => DoAsync(request, run, r => r.ExitCode, (report, hand) => report with { Hand = hand });

    private Task<CommandReport> DoAsync<T>(
        Request request,
        Func<IServiceProvider, CancellationToken, Task<T>> run,
        Func<T, ExitCode> exitCode,
        Func<CommandReport, T?, CommandReport> with
    )
        where T : class => passes.AnswerAsync(request, request.DryRun, run, exitCode, with);
}
