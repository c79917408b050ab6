using BeadsAutomation.Commands.Config;
using BeadsAutomation.Commands.Doctor;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Output;
using BeadsAutomation.Commands.Passes;
using BeadsAutomation.Commands.Pausing;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Commands.Status;
using BeadsAutomation.Notifications;

namespace BeadsAutomation.Commands;

/// <summary>A report in lines: each verb's own, in the order in which a run did them.</summary>
internal sealed class ReportText(TextOutput output, BeadsOptions options)
{
    /// <summary>Prints the whole report.</summary>
    public void Write(CommandReport report)
    {
        if (report.DryRun)
        {
            output.Line("dry run: nothing is written or sent");
        }
        Part(report.Sweep, sweep => new SweepText(output, options, report.DryRun).Write(sweep));
        Part(report.Dispatch, dispatch => HandText.Write(output, dispatch));
        Part(report.Tick, tick => new TickText(output, options, report.DryRun).Write(tick));
        Part(report.Rearm, Write);
        Part(report.Doctor, doctor => new DoctorText(output).Write(doctor));
        Part(report.Settings, settings => SettingsText.Lines(settings).ToList().ForEach(output.Line));
        Part(report.Explain, explain => new ExplainText(output).Write(explain));
        Part(report.Status, status => new StatusText(output).Write(status));
        Part(report.History, history => new HistoryText(output).Write(history));
        Part(report.Report, period => new PeriodText(output).Write(period));
        Part(report.Pause, pause => PauseText.Write(output, pause));
        Part(report.Hand, hand => HandText.Write(output, hand));
        Part(report.Notices, Write);
        Part(report.Query, output.Line);
    }

    private static void Part<T>(T? part, Action<T> write)
        where T : class
    {
        if (part is not null)
        {
            write(part);
        }
    }

    private void Write(DeliveryReport notices)
    {
        if (notices.Delivered > 0)
        {
            output.Line($"notices: {notices.Delivered} delivered");
        }
        if (notices.Expired > 0)
        {
            output.Warning($"{notices.Expired} notices were not taken for 7 days and are dropped");
        }
        if (notices.Problem is { } problem)
        {
            output.Warning($"{notices.Waiting} notices wait, the next sweep tries again: {problem}");
        }
    }

    private void Write(HandReport rearm)
    {
        var sentence = $"{Shown.Id(rearm.BeadId)}: {Shown.Text(rearm.Sentence)}";
        if (rearm.Done)
        {
            output.Good(sentence);
        }
        else
        {
            output.Failure(sentence);
        }
    }
}
