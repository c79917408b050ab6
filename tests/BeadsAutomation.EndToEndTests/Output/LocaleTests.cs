using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Output;

/// <summary>What the published programs say is UTF-8, byte for byte, whatever locale and terminal they are started in.</summary>
public sealed class LocaleTests
{
    private const string Title = "Größe — žluťoučký 船 🛥";

    private static readonly (string Variable, string Value)[] Locales =
    [
        ("LANG", "de_DE.ISO-8859-1"),
        ("LC_ALL", "de_DE.ISO-8859-15@euro"),
        ("LC_ALL", "C"),
        ("LC_ALL", "POSIX"),
        ("LC_ALL", "en_US.US-ASCII"),
        ("LC_ALL", "en_US.UTF-16"),
        ("LC_CTYPE", "ja_JP.EUC-JP"),
        ("LC_MESSAGES", "de_DE.ISO-8859-1"),
        ("TERM", "dumb"),
        ("NO_COLOR", "1"),
    ];

    [Theory]
    [InlineData("--help")]
    [InlineData("explain bd-1")]
    [InlineData("explain bd-1 --output json")]
    [InlineData("history bd-1")]
    [InlineData("report --since 1d --format html")]
    [InlineData("report --since 1d --format markdown")]
    [InlineData("config show")]
    [InlineData("--nonsense")]
    public async Task A_locale_changes_no_byte(string arguments)
    {
        await using var world = await JsonlWorld.CreateAsync(
            new BeadRow("bd-1") { Title = Title, AcceptanceCriteria = "" }
        );
        var plain = await SaidAsync(world, arguments);
        foreach (var (variable, value) in Locales)
        {
            world.Environment[variable] = value;
            (await SaidAsync(world, arguments)).ShouldBe(plain, $"{variable}={value}");
            world.Environment.Remove(variable);
        }
    }

    [Fact]
    public async Task What_is_not_ASCII_arrives()
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1") { AcceptanceCriteria = "" });
        world.Environment["LC_ALL"] = "de_DE.ISO-8859-1";
        (await SaidAsync(world, "--help")).Out.ShouldContain("…");
        (await SaidAsync(world, "doctor")).Out.ShouldContain(" — ");
    }

    // Standard output is read as UTF-8; any other byte would be U+FFFD. The times of a report pass by.
    private static async Task<Ended> SaidAsync(JsonlWorld world, string arguments)
    {
        var ended = await world.TickAsync(arguments.Split(' '));
        return ended with { Out = Timeless(ended.Out), Error = Timeless(ended.Error) };
    }

    private static string Timeless(string text) =>
        Regex.Replace(
            text,
            @"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d+)?Z?)?|\d\d:\d\d(:\d\d)?",
            "…",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
}
