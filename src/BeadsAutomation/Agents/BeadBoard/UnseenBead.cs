namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>
/// A refusal of a bead that was read from the database a moment ago, as if there were no such bead: whoever says so reads another
/// database, or cannot read this one. Surely nothing was started, and no other bead fares better.
/// </summary>
internal static class UnseenBead
{
    /// <summary>By which the refusal is known again.</summary>
    public const string Sight = "BeadBoard cannot see a bead that the database has";

    /// <summary>What it means.</summary>
    public const string What =
        Sight
        + ": this BeadBoard is older than the schema and reads dependencies.depends_on_id, or looks at another project, or cannot reach the database";

    /// <summary>What it means, and the ways out.</summary>
    public const string Words = $"{What}; {WaysOut}";

    /// <summary>What helps where BeadBoard is older than the schema.</summary>
    public const string WaysOut = "set BEADS_AGENT=service, or use a BeadBoard whose query reads depends_on_issue_id";

    // No sentence that says no more than this is longer.
    private const int LongestError = 500;

    private static readonly string[] Phrases =
    [
        .. new[] { "bead", "issue", "task" }.SelectMany(what =>
            new[]
            {
                $"{what} not found",
                $"{what} was not found",
                $"{what} could not be found",
                $"{what} with id not found",
                $"{what} does not exist",
                $"{what} doesn t exist",
                $"no such {what}",
                $"no {what} found",
                $"unknown {what}",
            }
        ),
    ];

    /// <summary>Whether these words say it, of this bead or without naming any.</summary>
    public static bool Is(string? error, string beadId)
    {
        if (error is null || error.Length > LongestError)
        {
            return false;
        }
        // Without our id; another one stays between the words.
        var rest = beadId.Length == 0 ? error : error.Replace(beadId, " ", StringComparison.OrdinalIgnoreCase);
        var words = new string([.. rest.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]);
        var plain = $" {string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
        return Array.Exists(Phrases, phrase => plain.Contains($" {phrase} ", StringComparison.Ordinal));
    }
}
