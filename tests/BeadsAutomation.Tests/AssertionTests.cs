using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests;

/// <summary>Looks through the sources of all tests for a way of asserting nothing.</summary>
public sealed partial class AssertionTests
{
    [Fact]
    public void No_assertion_hangs_on_a_question_mark()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "documents", "tests");
        var sources = Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories).ToList();

        sources.Count.ShouldBeGreaterThan(200);
        sources
            .SelectMany(path => Skipped().Matches(File.ReadAllText(path)).Select(m => $"{Path.GetFileName(path)}: {m}"))
            .ShouldBeEmpty();
    }

    /// <summary>Behind a question mark nothing is called for null, an assertion neither: what it belongs to goes into parentheses.</summary>
    [GeneratedRegex(
        @"\?\.\w+(\([^()]*\))?(\s*\.\w+(\([^()]*\))?)*?\s*\.Should\w+\(",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Skipped();
}
