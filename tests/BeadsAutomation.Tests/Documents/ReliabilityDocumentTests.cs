using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Documents;

/// <summary>The table of failures names tests that exist, in whichever test program they are: their sources are looked through.</summary>
public sealed partial class ReliabilityDocumentTests
{
    private static readonly string Documents = Path.Combine(AppContext.BaseDirectory, "documents");

    private static readonly string Text = File.ReadAllText(Path.Combine(Documents, "docs", "reliability.md"));

    private static readonly ILookup<string, string> Sources = Directory
        .EnumerateFiles(Path.Combine(Documents, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);

    [Fact]
    public void Every_failure_has_a_row() =>
        RowNumber()
            .Matches(Text)
            .Select(m => int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 25));

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var named = TestName().Matches(Text).ToList();

        named.Count.ShouldBeGreaterThan(60);
        named
            .Where(n => !Exists(n.Groups["class"].Value, n.Groups["method"].Value))
            .Select(n => n.Value)
            .ShouldBeEmpty();
    }

    private static bool Exists(string type, string method) =>
        Sources[type].Any(source => method.Length == 0 || source.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| F(?<number>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
