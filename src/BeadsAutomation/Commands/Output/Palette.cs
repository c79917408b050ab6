using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.Output;

/// <summary>Colours where a person wants them.</summary>
internal sealed record Palette(bool IsOn)
{
    /// <summary>Colours on a terminal that can show them (<c>TERM=dumb</c> cannot); <c>NO_COLOR</c> (any text) forbids and <c>FORCE_COLOR</c> (any text but 0) demands them.</summary>
    public static Palette For(ProcessEnvironment surroundings, bool isTerminal) =>
        new(
            surroundings.Variable("NO_COLOR") is null
                && surroundings.Variable("FORCE_COLOR") switch
                {
                    null => isTerminal && surroundings.Variable("TERM") is not "dumb",
                    "0" => false,
                    _ => true,
                }
        );

    /// <summary>Good news.</summary>
    public string Green(string text) => Paint("32", text);

    /// <summary>Somebody should look.</summary>
    public string Yellow(string text) => Paint("33", text);

    /// <summary>Something failed.</summary>
    public string Red(string text) => Paint("31", text);

    private string Paint(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
