using BeadsAutomation.Hosting.Reports;

namespace BeadsAutomation.Hosting.Output;

/// <summary>Lines for people: what was done on standard output, what needs them on standard error.</summary>
internal sealed class TextOutput(Surroundings surroundings, BeadsOptions options)
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
        if (report.Sweep is { } sweep)
        {
            new SweepText(this, options, report.DryRun).Write(sweep);
        }
        if (report.Dispatch is { } dispatch)
        {
            HandText.Write(this, dispatch);
        }
        if (report.Tick is { } tick)
        {
            new TickText(this, options, report.DryRun).Write(tick);
        }
        if (report.Rearm is { } rearm)
        {
            Write(rearm);
        }
        if (report.Doctor is { } doctor)
        {
            new DoctorText(this).Write(doctor);
        }
        foreach (var line in SettingsText.Lines(report.Settings ?? []))
        {
            Line(line);
        }
        if (report.Explain is { } explain)
        {
            new ExplainText(this).Write(explain);
        }
        if (report.Status is { } status)
        {
            new StatusText(this).Write(status);
        }
        if (report.History is { } history)
        {
            new HistoryText(this).Write(history);
        }
        if (report.Pause is { } pause)
        {
            HandText.Write(this, pause);
        }
        if (report.Hand is { } hand)
        {
            HandText.Write(this, hand);
        }
        if (report.Notices is { } notices)
        {
            Write(notices);
        }
        if (report.Query is { } query)
        {
            Line(query);
        }
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

    private void Write(RearmReport rearm)
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
