using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Pausing;

namespace BeadsAutomation.Hosting;

/// <summary>Verbs by which somebody changes one thing by hand.</summary>
internal static class HandVerbs
{
    /// <summary>A fresh start for one bead.</summary>
    public static Task<CommandReport> RearmAsync(VerbRunner runner, Request request) =>
        DoAsync(
            runner,
            request,
            token => runner.Parts.Rearm.RunAsync(request.BeadId, request.DryRun, token),
            r => r.ExitCode,
            (report, rearm) => report with { Rearm = rearm }
        );

    /// <summary>Sends nothing more until it is resumed.</summary>
    public static Task<CommandReport> PauseAsync(VerbRunner runner, Request request) =>
        PausedAsync(
            runner,
            request,
            token =>
                runner.Parts.Pausing.PauseAsync(
                    PauseOrder.Of(request.Reason!, request.For, request.Label),
                    request.DryRun,
                    token
                )
        );

    /// <summary>Ends a pause.</summary>
    public static Task<CommandReport> ResumeAsync(VerbRunner runner, Request request) =>
        PausedAsync(runner, request, token => runner.Parts.Pausing.ResumeAsync(request.Label, request.DryRun, token));

    /// <summary>Sends one bead now.</summary>
    public static Task<CommandReport> DispatchAsync(VerbRunner runner, Request request) =>
        DoAsync(
            runner,
            request,
            token => runner.Parts.HandDispatch.RunAsync(request.BeadId, request.IgnoreBackoff, request.DryRun, token),
            r => r.ExitCode,
            (report, dispatch) => report with { Dispatch = dispatch, Tick = dispatch?.Tick }
        );

    /// <summary>Takes a claim back.</summary>
    public static Task<CommandReport> CancelAsync(VerbRunner runner, Request request) =>
        ClaimAsync(runner, request, token => runner.Parts.Cancel.RunAsync(request.BeadId, request.DryRun, token));

    /// <summary>Gives one claim up.</summary>
    public static Task<CommandReport> ReapAsync(VerbRunner runner, Request request) =>
        ClaimAsync(runner, request, token => runner.Parts.GiveUp.RunAsync(request.BeadId, request.DryRun, token));

    private static Task<CommandReport> PausedAsync(
        VerbRunner runner,
        Request request,
        Func<CancellationToken, Task<PauseReport>> run
    ) => DoAsync(runner, request, run, r => r.ExitCode, (report, pause) => report with { Pause = pause });

    private static Task<CommandReport> ClaimAsync(
        VerbRunner runner,
        Request request,
        Func<CancellationToken, Task<HandReport>> run
    ) => DoAsync(runner, request, run, r => r.ExitCode, (report, hand) => report with { Hand = hand });

    private static async Task<CommandReport> DoAsync<T>(
        VerbRunner runner,
        Request request,
        Func<CancellationToken, Task<T>> run,
        Func<T, ExitCode> exitCode,
        Func<CommandReport, T?, CommandReport> with
    )
        where T : class =>
        await runner.DeliveredAsync(await runner.Passes.AnswerAsync(request, request.DryRun, run, exitCode, with));
}
