using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Store.Dolt;

/// <summary>One named statement of <c>Store/Dolt/Sql</c>, ready to be sent.</summary>
/// <param name="Name">The name of its file without the ending.</param>
/// <param name="Text">The statement.</param>
internal sealed partial record SqlText(string Name, string Text)
{
    private const string Ending = ".sql";

    // Each is read when it is first sent: most runs send few.
    private static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.Ordinal);

    /// <summary>The names of all statements.</summary>
    public static IEnumerable<string> Names =>
        typeof(SqlText)
            .Assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(Ending, StringComparison.Ordinal))
            .Select(resource => resource[..^Ending.Length]);

    /// <summary>The statement of that name with its optional parts: <c>/*[part] … */</c> is SQL where the part is named here, and a comment elsewhere.</summary>
    public static SqlText Of(string name, params ReadOnlySpan<string> parts)
    {
        var text = Files.GetOrAdd(name, Read);
        foreach (var part in parts)
        {
            text = WithPart(text, $"/*[{part}]");
        }
        return new SqlText(name, OptionalPart().Replace(text, "").Trim());
    }

    /// <summary>The part in place of the comment that it stands in, wherever that is.</summary>
    private static string WithPart(string text, string opening)
    {
        for (var at = 0; (at = text.IndexOf(opening, at, StringComparison.Ordinal)) >= 0; )
        {
            var end = text.IndexOf("*/", at, StringComparison.Ordinal);
            text = string.Concat(
                text.AsSpan(0, at),
                text.AsSpan(at + opening.Length, end - at - opening.Length),
                text.AsSpan(end + 2)
            );
        }
        return text;
    }

    /// <summary>The same statement with a word in place of <c>{name}</c>: for identifiers, which cannot be parameters.</summary>
    public SqlText With(string name, string identifier) =>
        Identifier().IsMatch(identifier)
            ? this with
            {
                Text = Text.Replace($"{{{name}}}", identifier, StringComparison.Ordinal),
            }
            : throw new ArgumentException($"'{identifier}' is no identifier", nameof(identifier));

    /// <summary>The same statement with another in place of <c>{name}</c>, wherever that stands.</summary>
    public SqlText With(SqlText part, string name) =>
        this with
        {
            Text = Text.Replace($"{{{name}}}", part.Text, StringComparison.Ordinal),
        };

    /// <summary>The same statement with literals in place of its parameters, for those who send it without any.</summary>
    public SqlText WithLiterals(IReadOnlyDictionary<string, string> literals) =>
        this with
        {
            Text = Parameter().Replace(Text, m => literals[m.Groups["name"].Value]),
        };

    private static string Read(string name)
    {
        using var reader = new StreamReader(
            typeof(SqlText).Assembly.GetManifestResourceStream(name + Ending)
                ?? throw new ArgumentException($"there is no statement '{name}'", nameof(name))
        );
        return LineComment().Replace(reader.ReadToEnd(), "");
    }

    [GeneratedRegex(@"^\s*--.*\r?\n", RegexOptions.Multiline, 1000)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"/\*\[.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex OptionalPart();

    [GeneratedRegex(@"(?<!@)@(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\A[a-z0-9_]+\z", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Identifier();
}
