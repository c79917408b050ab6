using System.Text.Json;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>What the Dockerfile's last stage adds to its base.</summary>
internal static class LastStage
{
    private static readonly string[] Lines =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "documents", "Dockerfile"))
            .SkipWhile(l => !l.EndsWith(" AS final", StringComparison.Ordinal)),
    ];

    /// <summary>Folders of the build stage, and where they go.</summary>
    public static IReadOnlyList<(string From, string To)> Copies =>
        [.. After("COPY --from=build ").Select(line => line.Split(' ')).Select(words => (words[0], words[1]))];

    /// <summary>The user's number.</summary>
    public static string User => After("USER ").Last();

    /// <summary>Variables of the image.</summary>
    public static IReadOnlyDictionary<string, string> Environment =>
        After("ENV ")
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>What is started.</summary>
    public static string Command => JsonSerializer.Deserialize<string[]>(After("CMD ").Last())!.Single();

    private static IEnumerable<string> After(string word) =>
        Lines.Where(l => l.StartsWith(word, StringComparison.Ordinal)).Select(l => l[word.Length..]);
}
