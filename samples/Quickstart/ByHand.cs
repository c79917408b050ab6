namespace Quickstart;

/// <summary>How to go on in a kept folder, ready to be copied into a shell.</summary>
internal static class ByHand
{
    public static string Text(string folder) =>
        $"""

            The folder is kept. To go on by hand:

            cd {Quoted(folder)}
            {string.Join('\n', Exports())}
            beads-dispatcher --dry-run
            beads-dispatcher
            beads-reaper
            grep -o '"notes":"[^"]*"' .beads/issues.jsonl
            ls drafts .beads .beads/automation-jobs
            """;

    private static IEnumerable<string> Exports()
    {
        if (Programs.Runtime is { } root)
        {
            yield return $"export DOTNET_ROOT={Quoted(root)}";
        }
        yield return $"export PATH={Quoted(AppContext.BaseDirectory.TrimEnd('/'))}:$PATH";
        foreach (var (name, value) in Programs.Settings)
        {
            yield return $"export {name}={Quoted(value)}";
        }
    }

    /// <summary>For a shell: as it is when harmless, else in single quotes.</summary>
    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
