using System.Globalization;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Configuration;

/// <summary>What holds of every row of the table, whoever adds one. The sentences of each kind, and rules between settings, have examples of their own.</summary>
public sealed class SettingLawTests : IDisposable
{
    private static readonly string[] TakeAnyText =
    [
        "beadsFile",
        "password",
        "trustedActors",
        "agentCommand",
        "jobsFolder",
    ];

    private readonly TemporaryHome _home = new();

    public static TheoryData<string> Keys => Those(_ => true);

    public static TheoryData<string> Variables => Those(s => s.Environment.Count > 0);

    public static TheoryData<string> Ranges => Those(s => s.Range is not (null, null));

    public static TheoryData<string> Words => Those(s => s.MaxLength > 0);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void No_two_settings_share_a_name()
    {
        Settings.All.Select(s => s.Key).ShouldBeUnique(StringComparer.Ordinal);
        Settings.All.SelectMany(s => s.Environment).ShouldBeUnique(StringComparer.Ordinal);
        Settings
            .All.SelectMany(s => new[] { s.Option, s.Alias })
            .OfType<string>()
            .ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void The_defaults_can_be_used() => BeadsOptionsValidator.Failures(new BeadsOptions()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_default_that_is_shown_is_the_one_that_holds(string key)
    {
        var setting = Of(key);
        if (setting.Show(new BeadsOptions()) is { Length: > 0 } text)
        {
            setting.DefaultText.ShouldBe(key == "actor" ? "the program's name" : text);
            setting.Apply(new BeadsOptions(), text).ShouldBe(new BeadsOptions());
        }
        else
        {
            setting.DefaultText.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public void Garbage_is_refused_with_the_name(string key)
    {
        var name = Of(key).Name;
        Func<EffectiveSettings> read = () =>
            SettingsReader.Read(
                new Dictionary<string, string>(StringComparer.Ordinal),
                null,
                _home.Set(name, "\u0001?").ProcessEnvironment,
                new BeadsOptions()
            );
        if (TakeAnyText.Contains(key))
        {
            read.ShouldNotThrow();
        }
        else
        {
            read.ShouldThrow<ConfigurationException>()
                .Problems.ShouldHaveSingleItem()
                .ShouldMatch($"^{name} (is|holds) ");
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Both_ends_are_taken_and_what_lies_beyond_is_refused(string key)
    {
        var (name, (min, max)) = (Of(key).Name, Of(key).Range);
        if (min is not null)
        {
            FailuresOf(key, min).ShouldBeEmpty();
            ShouldRefuse(Beyond(min, -1), min);
        }
        if (max is not null)
        {
            FailuresOf(key, max).ShouldBeEmpty();
            ShouldRefuse(Beyond(max, 1), max == "168h" ? "7 days" : max);
        }

        void ShouldRefuse(string text, string end)
        {
            var refused = Of(key).Apply(new BeadsOptions(), text);
            var sentence = Of(key).Faults(refused, name).ShouldHaveSingleItem();
            BeadsOptionsValidator.Failures(refused).ShouldContain(s => s == sentence);
            sentence.ShouldStartWith($"{name} ");
            sentence.ShouldMatch($@" {Regex.Escape(end)}[ .]");
            sentence.ShouldContain(text);
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_not_blank_not_too_long_and_one_line(string key)
    {
        var (name, max) = (Of(key).Name, Of(key).MaxLength);
        FailuresOf(key, "агент 🤖").ShouldBeEmpty();
        FailuresOf(key, new string('a', max)).ShouldBeEmpty();
        FailuresOf(key, new string('a', max + 1)).ShouldBe([$"{name} has {max + 1} characters: write 1 to {max}."]);
        FailuresOf(key, "").ShouldBe([$"{name} is blank: write 1 to {max} characters."]);
        FailuresOf(key, " \t").ShouldBe([$"{name} is blank: write 1 to {max} characters."]);
        FailuresOf(key, "agent\n")
            .ShouldHaveSingleItem()
            .ShouldEndWith("holds a control character: remove it, a line break at the end for instance.");
        FailuresOf(key, "agent ").ShouldBe([$"{name} is 'agent' with white space around it: remove that."]);
    }

    private static TheoryData<string> Those(Func<Setting, bool> which) =>
        [.. Settings.All.Where(which).Select(s => s.Key)];

    private static Setting Of(string key) =>
        Settings.All.Single(s => string.Equals(s.Key, key, StringComparison.Ordinal));

    private static IReadOnlyList<string> FailuresOf(string key, string text) =>
        BeadsOptionsValidator.Failures(Of(key).Apply(new BeadsOptions(), text));

    private static string Beyond(string end, int step) =>
        decimal.TryParse(end, CultureInfo.InvariantCulture, out var number)
            ? (number + step).ToString(CultureInfo.InvariantCulture)
            : Durations.Format(Durations.Parse(end) + TimeSpan.FromSeconds(step));
}
