using System.Globalization;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Telemetry;

/// <summary>Reads Prometheus's text format 0.0.4 and forgives nothing.</summary>
internal static partial class TextFormat
{
    /// <summary>The samples as <c>name{label=value}</c> with their values, labels unescaped; anything out of order throws.</summary>
    public static List<(string Series, double Value)> Parse(string text)
    {
        text.ShouldEndWith("\n");
        var samples = new List<(string, double)>();
        var families = new HashSet<string>(StringComparer.Ordinal);
        var (name, type) = ("", "");
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                name = help.Groups["name"].Value;
                families.Add(name).ShouldBeTrue($"{name} comes twice");
                type = "";
            }
            else if (Type().Match(line) is { Success: true } found)
            {
                found.Groups["name"].Value.ShouldBe(name);
                type = found.Groups["type"].Value;
            }
            else
            {
                samples.Add(Sample(line, name, type));
            }
        }
        samples.DistinctBy(s => s.Item1, StringComparer.Ordinal).Count().ShouldBe(samples.Count);
        return samples;
    }

    private static (string Series, double Value) Sample(string line, string family, string type)
    {
        var match = SampleLine().Match(line);
        match.Success.ShouldBeTrue($"no sample: {line}");
        var name = match.Groups["name"].Value;
        string[] suffixes = type == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        type.ShouldNotBeEmpty();
        suffixes.ShouldContain(suffix => name == family + suffix);
        var labels = match
            .Groups["label"]
            .Captures.Zip(match.Groups["value"].Captures, (label, value) => $"{label.Value}={Unescape(value.Value)}");
        var number = match.Groups["number"].Value;
        return (
            $"{name}{{{string.Join(',', labels)}}}",
            double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
        );
    }

    private static string Unescape(string value) =>
        Escape().Replace(value, m => m.Value == @"\n" ? "\n" : m.Value[1..]);

    [GeneratedRegex(@"\A# HELP (?<name>[a-z_]+) (?:[^\\]|\\\\|\\n)+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Help();

    [GeneratedRegex(
        @"\A# TYPE (?<name>[a-z_]+) (?<type>counter|gauge|histogram)\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Type();

    [GeneratedRegex(
        @"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>([^""\\]|\\[\\""n])*)""(,(?!\})|(?=\})))+\})? (?<number>[0-9.+-]+(E[+-]?[0-9]+)?)\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"\\[\\""n]", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
