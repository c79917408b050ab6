using System.IO.Enumeration;

namespace BeadsAutomation.Options;

/// <summary>Names of variables, in which <c>*</c> stands for anything.</summary>
/// <param name="Text">Patterns with commas between; blanks around them do not count. Blank matches nothing.</param>
public sealed record NamePatterns(string Text)
{
    /// <summary>Each pattern.</summary>
    public IReadOnlyList<string> Patterns =>
        Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The first that cannot be one: it holds what no name does, or nothing but stars; <see langword="null"/> when all can.</summary>
    public string? Wrong =>
        Patterns.FirstOrDefault(pattern =>
            pattern.All(c => c == '*') || !pattern.All(c => c is '*' or '_' || char.IsAsciiLetterOrDigit(c))
        );

    /// <summary>Whether one of them matches the whole name, upper and lower case as they are.</summary>
    public bool Match(string name) =>
        Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
