using System.Text.Json;

namespace BeadsAutomation.Options;

/// <summary>
/// One row of the table of settings: all its names, how its text becomes a value, and what the value may be. Its default is that of
/// <see cref="BeadsOptions"/>.
/// </summary>
/// <param name="Key">Its name in the JSON file: camel case.</param>
/// <param name="Help">One line for people.</param>
/// <param name="Show">The text of its value in these options, which <paramref name="Apply"/> reads back; <see langword="null"/> or empty without one.</param>
/// <param name="Apply">Puts the text into the options; throws <see cref="FormatException"/> with the end of a sentence: what is wrong and what to write.</param>
internal sealed record Setting(
    string Key,
    string Help,
    Func<BeadsOptions, string?> Show,
    Func<BeadsOptions, string, BeadsOptions> Apply
)
{
    private static readonly BeadsOptions Defaults = new();

    /// <summary>The default as people read it; a row says so itself where there is no value to show.</summary>
    public string DefaultText { get; init; } = Show(Defaults) is { Length: > 0 } text ? text : "none";

    /// <summary>What is wrong with its value in these options, as sentences that begin with the name that is given.</summary>
    public Func<BeadsOptions, string, IEnumerable<string>> Faults { get; init; } = (_, _) => [];

    /// <summary>The least and the greatest value, where it has them.</summary>
    public (string? Min, string? Max) Range { get; init; }

    /// <summary>How many characters a word may have; 0 for what is no word.</summary>
    public int MaxLength { get; init; }

    /// <summary>Names in the environment; the first is the one to use, the others still work.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>The words that it may be, where there are few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Its name in bd's <c>metadata.json</c>.</summary>
    public string? MetadataKey { get; init; }

    /// <summary>What kinds of JSON value it takes.</summary>
    public JsonKinds Json { get; init; } = JsonKinds.Text;

    /// <summary>Never shown, never an option; taken from a file as well, which <c>…_FILE</c> or <c>…File</c> names.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A path: a relative one begins in the current folder, or in that of the JSON file which names it.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether it can be given on the command line.</summary>
    public bool HasOption { get; init; } = true;

    /// <summary>Its option on the command line.</summary>
    public string? Option => HasOption && !IsSecret ? "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(Key) : null;

    /// <summary>A second option for the same setting, where people expect another word.</summary>
    public string? Alias { get; init; }

    /// <summary>The key in the JSON file that names a file with the secret.</summary>
    public string? FileKey => IsSecret ? Key + "File" : null;

    /// <summary>How people call it.</summary>
    public string Name => Environment.Count > 0 ? Environment[0] : $"\"{MetadataKey ?? Key}\"";
}
