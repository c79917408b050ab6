using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Documents;

/// <summary>THIRD-PARTY-NOTICES, read.</summary>
internal static partial class ThirdPartyNotices
{
    public static string Text { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "THIRD-PARTY-NOTICES"));

    /// <summary>What it lists as in the programs.</summary>
    public static IReadOnlyList<(string Package, string Licence)> InPrograms =>
        [
            .. Line()
                .Matches(Section("In the programs"))
                .Select(m => (m.Groups["package"].Value, m.Groups["licence"].Value)),
        ];

    /// <summary>The licences of these, by name.</summary>
    public static IReadOnlyList<string> Licences =>
        [.. InPrograms.Select(p => p.Licence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The text under a title.</summary>
    public static string Section(string title)
    {
        var head = $"\n{title}\n{new string('-', title.Length)}\n";
        Text.ShouldContain(head);
        return NextTitle().Split(Text[(Text.IndexOf(head, StringComparison.Ordinal) + head.Length)..], 2)[0];
    }

    [GeneratedRegex("^(?<package>[^:\n]+): (?<licence>[^;\n]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("\n\n[^\n]+\n---+\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextTitle();
}
