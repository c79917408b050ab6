using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.Output;

/// <summary>Lines for people: what was done on standard output, what needs them on standard error.</summary>
internal sealed class TextOutput(ProcessEnvironment surroundings)
{
    private readonly Palette _out = Palette.For(surroundings, surroundings.OutIsTerminal);
    private readonly Palette _error = Palette.For(surroundings, surroundings.ErrorIsTerminal);

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
}
