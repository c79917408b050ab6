using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Store.Dolt;

/// <summary>One named statement of <c>Store/Dolt/Sql</c>, ready to be sent.</summary>
/// <param name="Name">The name of its file without the ending.</param>
/// <param name="Text">The statement.</param>
internal sealed partial record SqlText(string Name, string Text)
{
    private static readonly FrozenDictionary<string, string> Files = ReadFiles();

    /// <summary>The names of all statements.</summary>
    public static IReadOnlyCollection<string> Names => Files.Keys;

    /// <summary>The statement of that name with its optional parts: <c>/*[part] … */</c> is SQL where the part is named here, and a comment elsewhere.</summary>
    public static SqlText Of(string name, params ReadOnlySpan<string> parts)
    {
        var text = Files[name];
        foreach (var part in parts)
        {
            text = Regex.Replace(
                text,
                $@"/\*\[{part}\](?<sql>.*?)\*/",
                "${sql}",
                RegexOptions.Singleline | RegexOptions.ExplicitCapture,
                MatchTimeout
            );
        }
        return new SqlText(name, OptionalPart().Replace(text, "").Trim());
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

    private static TimeSpan MatchTimeout => TimeSpan.FromSeconds(1);

    private static FrozenDictionary<string, string> ReadFiles()
    {
        var assembly = typeof(SqlText).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(resource => resource.EndsWith(".sql", StringComparison.Ordinal))
            .ToFrozenDictionary(
                resource => Path.GetFileNameWithoutExtension(resource),
                resource =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                    return LineComment().Replace(reader.ReadToEnd(), "");
                },
                StringComparer.Ordinal
            );
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
