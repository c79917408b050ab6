namespace BeadsAutomation.Ledger;

/// <summary>The lines that we append to a bead, for people and never read back. The shell pair's sentences come first, what is new follows.</summary>
internal static class Note
{
    /// <summary>Characters of one line at most.</summary>
    public const int MaxLength = 500;

    private const int MaxReason = 300;
    private const int MaxGroups = 4;

    public static string Claimed(DateTime now, AttemptKey key) =>
        Line($"auto-dispatcher claimed at {Stamp.Of(now)} {Of(key)}");

    /// <summary>The mark of the attempt stays last: by it our lines are told from others'.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="key">The attempt.</param>
    /// <param name="before">Those before it: most of them left no line of their own, so that this one tells how they ended.</param>
    public static string Dispatched(string jobId, AttemptKey key, IReadOnlyList<Attempt> before) =>
        Line($"dispatched: job={jobId}{After(before)} {Of(key)}");

    /// <inheritdoc cref="Dispatched"/>
    public static string OutcomeUnknown(string? reason, AttemptKey key, IReadOnlyList<Attempt> before) =>
        Line(
            $"dispatch outcome unknown ({Short(reason)}): an agent may be working on it, so it is not sent again{After(before)} {Of(key)}"
        );

    public static string Failed(string? reason, string consequence, AttemptKey key) =>
        Line($"dispatch failed {Short(reason)} — {consequence} {Of(key)}");

    public static string GaveUp(int counted, string? reason, AttemptKey key) =>
        Line($"gave up after {counted}: {Short(reason)} — blocked; re-open it to try again {Of(key)}");

    public static string Released(string reason, AttemptKey key) => Line($"released: {Short(reason)} {Of(key)}");

    public static string Rearmed(string actor, string overridden) =>
        Line($"rearmed by {actor}: attempts start anew{overridden}");

    public static string Cancelled(string actor, string going, AttemptKey key) =>
        Line($"cancelled by {actor}: blocked{going}; re-open it to try again {Of(key)}");

    public static string GivenUp(string actor, string context) =>
        Line($"reaper: given up by {actor} — blocking{context}");

    public static string Stale(int age, TimeSpan threshold, string context) =>
        Line($"reaper: no progress for {age}m (threshold {Stamp.WholeMinutes(threshold)}m) — blocking{context}");

    public static string StampAhead(DateTime stamp) =>
        Line($"reaper: its last stamp {Stamp.Of(stamp)} lies in the future — silence counts from this note on");

    public static string HardCap(int age, TimeSpan cap, string context) =>
        Line($"reaper: in progress for {age}m (hard cap {Stamp.WholeMinutes(cap)}m) — blocking{context}");

    public static string JobOver(string? jobId, string what, string context) =>
        Line($"reaper: job {jobId} {what} — blocking{context}");

    public static string Weather(string? jobId, string what, string count, DateTime notBefore, string context) =>
        Line($"reaper: job {jobId} {what} — open again ({count}), not before {Stamp.Of(notBefore)}{context}");

    public static string Of(AttemptKey key) => $"attempt={key.Number} claim={key.ShortToken}";

    /// <summary>The attempts of the same streak with their ends, neighbours together, the newest few.</summary>
    private static string After(IReadOnlyList<Attempt> before)
    {
        var groups = new List<(int First, int Last, string End)>();
        foreach (var attempt in AttemptCount.Run(before))
        {
            var (number, end) = (attempt.Key.Number, attempt.Outcome?.Word() ?? "settled");
            if (groups is [.., var newer] && newer.End == end && newer.First == number + 1)
            {
                groups[^1] = newer with { First = number };
            }
            else
            {
                groups.Add((number, number, end));
            }
        }
        var shown = groups
            .Take(MaxGroups)
            .Reverse()
            .Select(g => g.First == g.Last ? $"{g.First} {g.End}" : $"{g.First}-{g.Last} {g.End}");
        return groups.Count == 0 ? ""
            : groups is [var only] && only.First == only.Last ? $" after attempt {string.Join("", shown)}"
            : $" after attempts {(groups.Count > MaxGroups ? "… " : "")}{string.Join(", ", shown)}";
    }

    private static string Short(string? reason) => Printable.Line(reason, MaxReason);

    private static string Line(string text) => Printable.Line(text, MaxLength);
}
