using BeadsAutomation.Hosting.CommandLine;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor;
using BeadsAutomation.Operations.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace BeadsAutomation.Hosting.Verbs;

/// <summary>Verbs that ask and write nothing.</summary>
internal sealed class QuestionVerbs(PassRunner passes)
{
    /// <summary>Whether it is one of them.</summary>
    public static bool Has(Verb verb) =>
        verb is Verb.Explain or Verb.Status or Verb.History or Verb.Report or Verb.KedaQuery or Verb.Doctor;

    /// <summary>Asks.</summary>
    public Task<CommandReport> RunAsync(Request request) =>
        request.Verb switch
        {
            Verb.Explain => AskAsync<ExplainReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunExplain>()(request.BeadIds, token),
                (report, explain) => report with { Explain = explain }
            ),
            Verb.History => AskAsync<HistoryReport>(
                request,
                (parts, token) =>
                    parts.GetRequiredService<RunHistory>()(request.BeadIds is [var id] ? id : null, token),
                (report, history) => report with { History = history }
            ),
            Verb.Report => AskAsync<PeriodReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunReport>()(ReportOrder.Of(request).Length, token),
                (report, period) => report with { Report = period }
            ),
            Verb.KedaQuery => AskAsync<string>(
                request,
                (parts, token) => parts.GetRequiredService<RunKedaQuery>()(token),
                (report, query) => report with { Query = query }
            ),
            Verb.Doctor => AskAsync<DoctorReport>(
                request,
                (parts, token) => parts.GetRequiredService<Checkup>().RunAsync(token),
                (report, doctor) => report with { Doctor = doctor },
                doctor => doctor.ExitCode
            ),
            _ => AskAsync<StatusReport>(
                request,
                (parts, token) => parts.GetRequiredService<RunStatus>()(token),
                (report, status) => report with { Status = status },
                status => request.Check && status.Troubles.Count > 0 ? ExitCode.Attention : ExitCode.Done
            ),
        };

    /// <summary>A question writes nothing, so it is no pass to measure either.</summary>
    private Task<CommandReport> AskAsync<T>(
        Request request,
        Func<IServiceProvider, CancellationToken, Task<T>> run,
        Func<CommandReport, T?, CommandReport> with,
        Func<T, ExitCode>? exitCode = null
    )
        where T : class => passes.AnswerAsync(request, dryRun: true, run, exitCode ?? (_ => ExitCode.Done), with);
}
