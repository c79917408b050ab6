using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Hosting;

/// <summary>The table of failures names tests that exist. Tests of other programs are named after "with …" or "on …" and are not looked for here.</summary>
public sealed partial class ReliabilityDocumentTests
{
    private static readonly string Text = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "documents", "reliability.md")
    );

    private static readonly ILookup<string, Type> Classes = typeof(ReliabilityDocumentTests)
        .Assembly.GetTypes()
        .ToLookup(t => t.Name, StringComparer.Ordinal);

    [Fact]
    public void Every_failure_has_a_row() =>
        RowNumber()
            .Matches(Text)
            .Select(m => int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(1, 22));

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var here = OtherPrograms().Replace(Text, "");
        var named = TestName().Matches(here).ToList();

        named.Count.ShouldBeGreaterThan(40);
        named
            .Where(n => !Exists(n.Groups["class"].Value, n.Groups["method"].Value))
            .Select(n => n.Value)
            .ShouldBeEmpty();
    }

    private static bool Exists(string type, string method) =>
        Classes[type].Any(t => method.Length == 0 || t.GetMethods().Any(m => m.Name == method));

    [GeneratedRegex(@"^\| F(?<number>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();

    /// <summary>To the end of the row or up to the next group of names.</summary>
    [GeneratedRegex(
        @"(with the programs|with kill -9|on a server|on servers|in another zone): [^|;]*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OtherPrograms();

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
