namespace BeadsAutomation.Reaping;

/// <summary>What others noted on a bead since an attempt began.</summary>
/// <param name="Lines">Their lines, in order, without blank ones.</param>
/// <param name="LastIsOurs">Whether the last line of all is one of ours.</param>
internal sealed record NotesSince(IReadOnlyList<string> Lines, bool LastIsOurs)
{
    private const string Start = "claimed by agent ";

    /// <summary>Reads the notes; <see langword="null"/> when they are not known, or no line names the attempt.</summary>
    public static NotesSince? Of(string? notes, AttemptKey key)
    {
        var mark = Note.Of(key);
        var lines = (notes ?? "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(line => !line.Contains(mark, StringComparison.Ordinal))
            .ToList();
        return lines.Count == 0 ? null : new NotesSince([.. lines.Where(line => !IsOurs(line))], IsOurs(lines[^1]));

        // Ours end with the mark; an agent that is told of it begins its notes with it.
        bool IsOurs(string line) => line.EndsWith($" {mark}", StringComparison.Ordinal);
    }

    /// <summary>Whether a line is what an agent notes first: <c>claimed by agent</c> and a job that it cannot know, so that any one word may stand there.</summary>
    public static bool IsStart(string line) =>
        line.StartsWith(Start, StringComparison.Ordinal)
        && line.Length > Start.Length
        && !line.AsSpan(Start.Length).Contains(' ');

    /// <summary>Whether nobody but us and the agent's first note touched the bead: no comment, no other line, and no write that these lines do not explain.</summary>
    public bool IsAllThatHappened(BeadHistory history, Attempt attempt) =>
        !(history.LastComment >= attempt.ClaimedAt)
        && Lines.All(IsStart)
        && (history.Bead?.UpdatedAt == attempt.BeadUpdatedAt || !LastIsOurs);
}
