using BeadsAutomation.Commands.Config;
using BeadsAutomation.Commands.Doctor;
using BeadsAutomation.Commands.Explain;
using BeadsAutomation.Commands.History;
using BeadsAutomation.Commands.Manual;
using BeadsAutomation.Commands.Passes;
using BeadsAutomation.Commands.Report;
using BeadsAutomation.Commands.Status;
using BeadsAutomation.Notifications;

namespace BeadsAutomation.Commands.Output;

/// <summary>Lines for people: what was done on standard output, what needs them on standard error.</summary>
internal sealed class TextOutput(ProcessEnvironment surroundings, BeadsOptions options)
{
    private readonly Palette _out = Palette.For(surroundings, surroundings.OutIsTerminal);
    private readonly Palette _error = Palette.For(surroundings, surroundings.ErrorIsTerminal);

    /// <summary>Prints the whole report.</summary>
    public void Write(CommandReport report)
    {
        if (report.DryRun)
        {
            Line("dry run: nothing is written or sent");
        }
        Part(report.Sweep, sweep => new SweepText(this, options, report.DryRun).Write(sweep));
        Part(report.Dispatch, dispatch => HandText.Write(this, dispatch));
        Part(report.Tick, tick => new TickText(this, options, report.DryRun).Write(tick));
        Part(report.Rearm, Write);
        Part(report.Doctor, doctor => new DoctorText(this).Write(doctor));
        Part(report.Settings, settings => SettingsText.Lines(settings).ToList().ForEach(Line));
        Part(report.Explain, explain => new ExplainText(this).Write(explain));
        Part(report.Status, status => new StatusText(this).Write(status));
        Part(report.History, history => new HistoryText(this).Write(history));
        Part(report.Report, period => new PeriodText(this).Write(period));
        Part(report.Pause, pause => HandText.Write(this, pause));
        Part(report.Hand, hand => HandText.Write(this, hand));
        Part(report.Notices, Write);
        Part(report.Query, Line);
    }

    /// <summary>A line on standard output.</summary>
    public void Line(string text) => surroundings.Out.WriteLine(text);

    /// <summary>Good news.</summary>
    public void Good(string text) => Line(_out.Green(text));

    /// <summary>A line that somebody should look at.</summary>
    public void Notable(string text) => Line(_out.Yellow(text));

    /// <summary>A line that somebody has to act on.</summary>
    public void Bad(string text) => Line(_out.Red(text));

    /// <summary>A warning on standard error.</summary>
    public void Warning(string text) => surroundings.Error.WriteLine(_error.Yellow($"warning: {Shown.Text(text)}"));

    /// <summary>A failure on standard error.</summary>
    public void Failure(string text) => surroundings.Error.WriteLine(_error.Red(text));

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
            Line($"notices: {notices.Delivered} delivered");
        }
        if (notices.Expired > 0)
        {
            Warning($"{notices.Expired} notices were not taken for 7 days and are dropped");
        }
        if (notices.Problem is { } problem)
        {
            Warning($"{notices.Waiting} notices wait, the next sweep tries again: {problem}");
        }
    }

    private void Write(HandReport rearm)
    {
        var sentence = $"{Shown.Id(rearm.BeadId)}: {Shown.Text(rearm.Sentence)}";
        if (rearm.Done)
        {
            Good(sentence);
        }
        else
        {
            Failure(sentence);
        }
    }
}
