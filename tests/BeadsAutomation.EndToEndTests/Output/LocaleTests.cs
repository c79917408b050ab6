using System.Text.RegularExpressions;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;

namespace BeadsAutomation.EndToEndTests.Output;

/// <summary>What the published programs say is UTF-8, byte for byte, whatever locale and terminal they are started in.</summary>
public sealed class LocaleTests
{
    private const string Title = "Größe — žluťoučký 船 🛥";

    private static readonly string[] Asked =
    [
        "--help",
        "explain bd-1",
        "explain bd-1 --output json",
        "history bd-1",
        "report --since 1d --format html",
        "report --since 1d --format markdown",
        "config show",
        "--nonsense",
    ];

    [Theory]
    [InlineData("LANG", "de_DE.ISO-8859-1")]
    [InlineData("LC_ALL", "de_DE.ISO-8859-15@euro")]
    [InlineData("LC_ALL", "C")]
    [InlineData("LC_ALL", "POSIX")]
    [InlineData("LC_ALL", "en_US.US-ASCII")]
    [InlineData("LC_ALL", "en_US.UTF-16")]
    [InlineData("LC_CTYPE", "ja_JP.EUC-JP")]
    [InlineData("LC_MESSAGES", "de_DE.ISO-8859-1")]
    [InlineData("TERM", "dumb")]
    [InlineData("NO_COLOR", "1")]
    public async Task A_locale_changes_no_byte(string variable, string value)
    {
        await using var world = await JsonlWorld.CreateAsync(
            new BeadRow("bd-1") { Title = Title, AcceptanceCriteria = "" }
        );
        foreach (var arguments in Asked)
        {
            world.Environment.Remove(variable);
            var plain = await SaidAsync(world, arguments);
            world.Environment[variable] = value;
            (await SaidAsync(world, arguments)).ShouldBe(plain, arguments);
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
