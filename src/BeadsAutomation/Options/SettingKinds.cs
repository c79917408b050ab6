namespace BeadsAutomation.Options;

/// <summary>The kinds of setting: each makes a row from what differs. <c>{range}</c> in a help line stands for the range, <c>{choices}</c> for the words.</summary>
internal static class SettingKinds
{
    /// <summary>A whole number.</summary>
    public static Setting Count(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, int?> get,
        Func<BeadsOptions, int, BeadsOptions> set,
        int min,
        int? max = null
    ) =>
        Measure(key, variable, help, get, set, Texts.ToNumber, new ValueRange<int>(min, max, "an integer")) with
        {
            Json = JsonKinds.Number,
        };

    /// <summary>A number that need not be whole.</summary>
    public static Setting Factor(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, double?> get,
        Func<BeadsOptions, double, BeadsOptions> set,
        double min,
        double? max = null
    ) =>
        Measure(key, variable, help, get, set, Texts.ToFactor, new ValueRange<double>(min, max, "a finite number")) with
        {
            Json = JsonKinds.Number,
        };

    /// <summary>A time span.</summary>
    public static Setting Duration(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, TimeSpan?> get,
        Func<BeadsOptions, TimeSpan, BeadsOptions> set,
        TimeSpan? min = null,
        TimeSpan? max = null
    ) =>
        Measure(key, variable, help, get, set, Durations.Parse, new ValueRange<TimeSpan>(min, max)) with
        {
            Json = JsonKinds.Text | JsonKinds.Number,
        };

    /// <summary>One of a few words, of any case.</summary>
    /// <param name="key">Its name in the JSON file.</param>
    /// <param name="variable">Its name in the environment.</param>
    /// <param name="help">One line for people.</param>
    /// <param name="what">What the words are.</param>
    /// <param name="words">The words.</param>
    /// <param name="get">The value.</param>
    /// <param name="set">Sets the value.</param>
    /// <param name="others">Words that are taken as well.</param>
    public static Setting Choice<T>(
        string key,
        string variable,
        string help,
        string what,
        (string Word, T Value)[] words,
        Func<BeadsOptions, T> get,
        Func<BeadsOptions, T, BeadsOptions> set,
        params (string Word, T Value)[] others
    )
        where T : struct, Enum
    {
        var choices = words.Select(w => w.Word).ToArray();
        return Text(key, variable, help.Replace("{choices}", Or(choices), StringComparison.Ordinal), Shown, Read) with
        {
            Choices = choices,
        };

        string Shown(BeadsOptions o) => words.First(w => w.Value.Equals(get(o))).Word;

        BeadsOptions Read(BeadsOptions o, string text)
        {
            var found = words
                .Concat(others)
                .Where(w => string.Equals(w.Word, text.Trim(), StringComparison.OrdinalIgnoreCase))
                .ToList();
            return found.Count > 0
                ? set(o, found[0].Value)
                : throw new FormatException($"no {what}; use {Or(choices)}");
        }
    }

    /// <summary>A name that people give something.</summary>
    public static Setting Word(
        string key,
        string? variable,
        string help,
        Func<BeadsOptions, string?> get,
        Func<BeadsOptions, string, BeadsOptions> set,
        int max
    ) =>
        Text(key, variable, help, get, set) with
        {
            MaxLength = max,
            Faults = Fault((o, name) => get(o) is { } word ? Require.Word(name, word, max) : null),
        };

    /// <summary>An address on the web.</summary>
    public static Setting Url(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, Uri?> get,
        Func<BeadsOptions, Uri, BeadsOptions> set
    ) =>
        Text(key, variable, help, o => get(o)?.OriginalString, (o, t) => set(o, Texts.ToUrl(t))) with
        {
            Faults = Fault((o, name) => get(o) is { } url ? Require.Url(name, url) : null),
        };

    /// <summary>A file or a folder.</summary>
    public static Setting Location(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, string?> get,
        Func<BeadsOptions, string, BeadsOptions> set
    ) => Text(key, variable, help, get, set) with { IsPath = true };

    /// <summary>Any text.</summary>
    public static Setting Text(
        string key,
        string? variable,
        string help,
        Func<BeadsOptions, string?> get,
        Func<BeadsOptions, string, BeadsOptions> set
    ) => new(key, help, get, set) { Environment = variable is null ? [] : [variable] };

    /// <summary>One sentence at most.</summary>
    public static Func<BeadsOptions, string, IEnumerable<string>> Fault(Func<BeadsOptions, string, string?> fault) =>
        (o, name) => fault(o, name) is { } sentence ? [sentence] : [];

    /// <summary>Words as a sentence lists them.</summary>
    public static string Or(IReadOnlyList<string> words) => $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";

    private static Setting Measure<T>(
        string key,
        string variable,
        string help,
        Func<BeadsOptions, T?> get,
        Func<BeadsOptions, T, BeadsOptions> set,
        Func<string, T> parse,
        ValueRange<T> range
    )
        where T : struct, IComparable<T> =>
        Text(
            key,
            variable,
            help.Replace("{range}", range.ToString(), StringComparison.Ordinal),
            o => ValueRange<T>.Text(get(o)),
            (o, t) => set(o, parse(t))
        ) with
        {
            Range = (ValueRange<T>.Text(range.Min), ValueRange<T>.Text(range.Max)),
            Faults = Fault((o, name) => get(o) is { } value ? range.Fault(name, value) : null),
        };
}
