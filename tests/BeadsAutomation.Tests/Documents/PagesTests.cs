using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Documents;

/// <summary>The pages that people read: how long they are, and where their links lead.</summary>
public sealed partial class PagesTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "documents");

    public static TheoryData<string> Pages => [.. Names()];

    [Theory]
    [InlineData("README.md", 11_000)]
    [InlineData("RUNBOOK.md", 28_000)]
    public void What_is_read_first_is_short(string page, int most) =>
        new FileInfo(Path.Combine(Root, page)).Length.ShouldBeLessThanOrEqualTo(most);

    /// <summary>A link to a file that is not a page needs that file in this project's list of documents.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page) =>
        LinksOf(page).Where(link => !Leads(link)).Select(link => $"{link.Path}#{link.Anchor}").ShouldBeEmpty();

    [Fact]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["README.md"]);
        while (next.TryDequeue(out var page))
        {
            if (page.EndsWith(".md", StringComparison.Ordinal) && reached.Add(page))
            {
                LinksOf(page).Select(link => link.Path).ToList().ForEach(next.Enqueue);
            }
        }
        Names()
            .Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && !reached.Contains(name))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("docs/nowhere.md", "")]
    [InlineData("README.md", "nowhere")]
    [InlineData("samples/Nowhere", "")]
    public void A_link_to_nowhere_is_found(string path, string anchor) => Leads((path, anchor)).ShouldBeFalse();

    private static IEnumerable<string> Names() =>
        Directory
            .EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal);

    /// <summary>The links of a page into the repository, as paths from its root.</summary>
    private static IEnumerable<(string Path, string Anchor)> LinksOf(string page) =>
        Link()
            .Matches(File.ReadAllText(Path.Combine(Root, page)))
            .Select(link =>
                (
                    link.Groups["path"].Length == 0
                        ? page
                        : Path.GetRelativePath(
                            Root,
                            Path.Combine(Root, Path.GetDirectoryName(page)!, link.Groups["path"].Value)
                        ),
                    link.Groups["anchor"].Value
                )
            );

    private static bool Leads((string Path, string Anchor) link)
    {
        var path = Path.Combine(Root, link.Path);
        return link.Anchor.Length == 0
            ? Path.Exists(path)
            : File.Exists(path) && Heading().Matches(File.ReadAllText(path)).Any(h => Slug(h) == link.Anchor);
    }

    /// <summary>As GitHub makes an anchor of a heading.</summary>
    private static string Slug(Match heading) =>
        string.Concat(
                heading
                    .Groups["text"]
                    .Value.ToLowerInvariant()
                    .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
            )
            .Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(#(?<anchor>[^)\s]+))?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
