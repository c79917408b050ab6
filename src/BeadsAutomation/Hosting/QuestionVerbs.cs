using BeadsAutomation.Commands;
using BeadsAutomation.Commands.CommandLine;
using BeadsAutomation.Commands.Config;
using BeadsAutomation.Commands.Report;

namespace BeadsAutomation.Hosting;

/// <summary>Verbs that ask and write nothing.</summary>
internal static class QuestionVerbs
{
    /// <summary>Why beads wait.</summary>
    public static Task<CommandReport> ExplainAsync(VerbRunner runner, Request request) =>
        AskAsync(
            runner,
            request,
            token => runner.Parts.Explain.RunAsync(request.BeadIds, token),
            (report, explain) => report with { Explain = explain }
        );

    /// <summary>The queue and what is in hand.</summary>
    public static Task<CommandReport> StatusAsync(VerbRunner runner, Request request) =>
        AskAsync(
            runner,
            request,
            runner.Parts.Status.RunAsync,
            (report, status) => report with { Status = status },
            status => request.Check && status.Troubles.Count > 0 ? ExitCode.Attention : ExitCode.Done
        );

    /// <summary>The attempts of a bead, or the newest of all.</summary>
    public static Task<CommandReport> HistoryAsync(VerbRunner runner, Request request) =>
        AskAsync(
            runner,
            request,
            token => runner.Parts.History.RunAsync(request.BeadIds is [var id] ? id : null, token),
            (report, history) => report with { History = history }
        );

    /// <summary>What was sent in a while, in the form that was asked for.</summary>
    public static Task<CommandReport> ReportAsync(VerbRunner runner, Request request)
    {
        var order = ReportOrder.Of(request.Since, request.Format, request.Json);
        return AskAsync(
            runner,
            request,
            token => runner.Parts.Report.RunAsync(order.Length, token),
            (report, period) => report with { Report = period, Document = Document(period, order.Format) }
        );
    }

    /// <summary>The statement for a scaler.</summary>
    public static Task<CommandReport> KedaQueryAsync(VerbRunner runner, Request request) =>
        runner.Parts.Process.Options.Store == StoreKind.Jsonl
            ? Task.FromResult(
                CommandReport.Of(request, ExitCode.Usage) with
                {
                    Error =
                        "keda-query is for a database server, and the store here is a file: no scaler can ask it. Use 'beads-dispatcher run' or a CronJob, or set BEADS_STORE to dolt.",
                }
            )
            : AskAsync(
                runner,
                request,
                runner.Parts.KedaQuery.RunAsync,
                (report, query) => report with { Query = query }
            );

    /// <summary>Looks for what is wrong around us.</summary>
    public static Task<CommandReport> DoctorAsync(VerbRunner runner, Request request) =>
        AskAsync(
            runner,
            request,
            runner.Parts.Doctor.RunAsync,
            (report, doctor) => report with { Doctor = doctor },
            doctor => doctor.ExitCode
        );

    /// <summary>The settings in force.</summary>
    public static Task<CommandReport> ConfigAsync(VerbRunner runner, Request request) =>
        Task.FromResult(
            CommandReport.Of(request, ExitCode.Done) with
            {
                Settings = runner.Parts.Process.Settings is { } settings ? ShownSetting.Of(settings) : [],
            }
        );

    /// <summary>A question writes nothing, so it is no pass to measure either.</summary>
    private static Task<CommandReport> AskAsync<T>(
        VerbRunner runner,
        Request request,
        Func<CancellationToken, Task<T>> run,
        Func<CommandReport, T?, CommandReport> with,
        Func<T, ExitCode>? exitCode = null
    )
        where T : class =>
        runner.Passes.AnswerAsync(request, dryRun: true, run, exitCode ?? (_ => ExitCode.Done), with);

    private static string? Document(PeriodReport? period, ReportFormat format) =>
        format switch
        {
            ReportFormat.Html => period is null ? "" : PeriodHtml.Of(period),
            ReportFormat.Markdown => period is null ? "" : PeriodMarkdown.Of(period),
            _ => null,
        };
}
