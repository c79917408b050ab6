namespace BeadsAutomation.Dispatching.Gates;

/// <summary>The pauses in force. One that cannot be read is in force: whoever wrote it wanted something to stop.</summary>
/// <param name="Whole">What holds every bead, in a sentence; <see langword="null"/> when nothing does.</param>
/// <param name="Labels">The same for each label that is paused.</param>
internal sealed record Pauses(string? Whole, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Nothing is paused.</summary>
    public static Pauses None { get; } = Of(new Dictionary<string, string>(StringComparer.Ordinal), default);

    /// <summary>No pause is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const int MaxReason = 200;

    /// <summary>Those among the words of the state table that have not ended.</summary>
    public static Pauses Of(IReadOnlyDictionary<string, string> words, DateTime now) =>
        new(
            words.TryGetValue(Pause.StateName, out var whole) ? Describe(whole, now, "") : null,
            words
                .Where(w => w.Key.StartsWith(Pause.LabelPrefix, StringComparison.Ordinal))
                .Select(w => (Label: w.Key[Pause.LabelPrefix.Length..], w.Value))
                .Select(w => (w.Label, Why: Describe(w.Value, now, $" --label {Printable.Line(w.Label, 100)}")))
                .Where(w => w.Why is not null)
                .ToDictionary(w => w.Label, w => w.Why!, StringComparer.Ordinal)
        );

    /// <summary>Whether a word of that name is a pause, of the whole queue or of a label.</summary>
    public static bool IsPause(string name) =>
        name == Pause.StateName || name.StartsWith(Pause.LabelPrefix, StringComparison.Ordinal);

    /// <summary>Whether a stored pause has ended.</summary>
    public static bool IsOver(string stored, DateTime now) =>
        PauseJson.Read(stored) is { Until: { } until } && until <= now;

    /// <summary>The pause of a bead with these labels, or <see langword="null"/>.</summary>
    public string? Holding(IEnumerable<string> labels) =>
        Whole
        ?? labels
            .Where(Labels.ContainsKey)
            .Order(StringComparer.Ordinal)
            .Select(label => $"label {Printable.Line(label, 100)}, {Labels[label]}")
            .FirstOrDefault();

    private static string? Describe(string stored, DateTime now, string resume) =>
        PauseJson.Read(stored) switch
        {
            null => $"the stored pause cannot be read: 'beads-dispatcher resume{resume}' ends it",
            { Until: { } until } when until <= now => null,
            var pause => $"{End(pause.Until, now, resume)}: {Printable.Line(pause.Reason, MaxReason)}{By(pause)}",
        };

    private static string End(DateTime? until, DateTime now, string resume) =>
        until switch
        {
            null => "until it is resumed",
            { } far when far - now > Longest =>
                $"until {Stamp.Of(far)}, further ahead than a pause may reach (check the clocks, or run 'beads-dispatcher resume{resume}')",
            { } end => $"until {Stamp.Of(end)}",
        };

    private static string By(Pause pause) =>
        string.IsNullOrEmpty(pause.By) ? "" : $" ({Printable.Line(pause.By, 100)})";
}
