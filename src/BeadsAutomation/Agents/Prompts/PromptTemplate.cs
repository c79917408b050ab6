using System.Text;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>The text around a bead's, with placeholders such as <c>{{bead}}</c>: ours, or one of the user's own.</summary>
internal static partial class PromptTemplate
{
    private const int MaxKilobytes = 32;
    private const int MostPlaceholders = 50;
    private static readonly string[] Names = ["id", "attempt", "claim", "assignee", "bd", "how", "bead"];

    /// <summary>The one that comes with the program.</summary>
    public static string Default { get; } = Embedded("prompt.md");

    /// <summary>How a bead is written to: what <c>{{how}}</c> stands for.</summary>
    public static string HowTo(StoreKind store) => Embedded(store == StoreKind.Jsonl ? "how-file.md" : "how-bd.md");

    /// <summary>Puts the values in. They are never searched for placeholders.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(template, found => values[Name(found)]);

    /// <summary>A user's template.</summary>
    /// <exception cref="FormatException">It cannot be read or used: the end of a sentence.</exception>
    public static string Read(string path)
    {
        var text =
            TextFile.Read(path, folder: "/", out var reason)
            ?? throw new FormatException($"no template that can be read ({reason}): name a readable file of text");
        text = PromptText.Clean(text);
        return Fault(text) is { } fault ? throw new FormatException($"no usable template: it {fault}") : text;
    }

    /// <summary>What is wrong with a template and what to do, to be written behind "it"; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(string template)
    {
        var found = Placeholder().Matches(template).Select(Name).ToList();
        var unknown = found.Except(Names, StringComparer.Ordinal).FirstOrDefault();
        return Encoding.UTF8.GetByteCount(template) > MaxKilobytes * 1024
                ? $"is larger than {MaxKilobytes} KiB: shorten it"
            : unknown is not null
                ? $"holds {{{{{Printable.Line(unknown, 50)}}}}}, which is no placeholder: use {string.Join(", ", Names.Select(Braced))}"
            : Placeholder().Replace(template, "").Contains("{{", StringComparison.Ordinal)
                ? "holds {{ that no }} closes: close it"
            : found.Count(n => n is "bead") != 1 ? "must hold {{bead}} exactly once: that is where the bead's text goes"
            : found.Count(n => n is "how") > 1 ? "may hold {{how}} once only: take the others out"
            : found.Count > MostPlaceholders ? $"holds more than {MostPlaceholders} placeholders: take some out"
            : null;
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    private static string Name(Match placeholder) => placeholder.Groups["name"].Value.Trim(' ');

    private static string Braced(string name) => $"{{{{{name}}}}}";

    private static string Embedded(string name)
    {
        using var stream =
            typeof(PromptTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
