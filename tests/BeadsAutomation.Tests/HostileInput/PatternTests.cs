using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.HostileInput;

/// <summary>No pattern that meets text of others can go back in it: the most hostile text takes no longer than its length.</summary>
public sealed class PatternTests
{
    private const int Length = 4 * 1024 * 1024;

    // They see SQL of our own, or a setting from whose start they count what they take.
    private static readonly string[] WithoutTextOfOthers =
    [
        "Completer",
        "Durations",
        "LedgerTables",
        "RightTrial",
        "ScalerQuery",
        "SqlText",
    ];

    private static readonly string[] Pieces =
    [
        "-",
        "=",
        "a",
        "\n",
        " ",
        "\ud83d",
        "\\\"",
        "\"'",
        "{{",
        "Bearer ",
        "://a:",
        "--token ",
        "password=\"",
        "token: '\n",
        "-----BEGIN PRIVATE KEY-----",
        "dG9rZW46",
        "eyJhbGciOiJIUzI1.",
        "API rate  ",
        "\e[0;",
        "Table 'a`.`b",
        "FROM ",
    ];

    public static TheoryData<string> Patterns => [.. All.Keys];

    public static TheoryData<string> Texts => [.. Pieces];

    private static Dictionary<string, Regex> All { get; } =
        typeof(Secrets)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(nameof(BeadsAutomation), StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(Everything | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(GeneratedRegexAttribute)))
            .ToDictionary(
                method => $"{method.DeclaringType!.Name}.{method.Name}",
                method => (Regex)method.Invoke(null, null)!,
                StringComparer.Ordinal
            );

    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void All_patterns_are_generated_ones() =>
        typeof(Secrets)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(nameof(BeadsAutomation), StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(Everything | BindingFlags.Instance))
            .ShouldNotContain(field => field.FieldType == typeof(Regex));

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_that_meets_text_of_others_cannot_go_back(string name)
    {
        if (WithoutTextOfOthers.Contains(name.Split('.')[0], StringComparer.Ordinal))
        {
            return;
        }
        All[name].Options.HasFlag(RegexOptions.NonBacktracking).ShouldBeTrue();
        foreach (var piece in Pieces)
        {
            All[name].Count(Long(piece)).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_longest_text_is_shown_in_one_line_that_fits(string piece)
    {
        var shown = Secrets.Shown(Long(piece), 100);

        shown.Length.ShouldBeLessThanOrEqualTo(100);
        Printable.IsPrintable(shown).ShouldBeTrue();
        PromptTemplate.Fault(Long(piece)).ShouldNotBeNull();
    }

    private static string Long(string piece) =>
        string.Concat(Enumerable.Repeat(piece, (Length / piece.Length) + 1))[..Length];
}
