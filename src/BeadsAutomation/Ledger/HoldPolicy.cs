namespace BeadsAutomation.Ledger;

/// <summary>How long nobody claims after trouble that is not a bead's.</summary>
internal static class HoldPolicy
{
    /// <summary>No hold is longer, whatever is configured.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    // By then the longest is reached, or never.
    private const int MaxDoublings = 1000;

    /// <summary>Whether claims have to wait. A hold further ahead than the longest one was not written by us or by a wrong clock: it is ignored.</summary>
    public static bool IsInForce(Hold? hold, DateTime now) =>
        hold?.Until is { } until && until > now && until - now <= Longest;

    /// <summary>Whether a stored hold is not believed because a time in it lies further ahead than any hold may: a clock was wrong when it was written.</summary>
    public static bool IsTooFarAhead(Hold? hold, DateTime now) =>
        new[] { hold?.Until, hold?.Began, hold?.AcceptedAt }.Any(t => t - now > Longest);

    /// <summary>The hold as stored, or an empty one in place of one that is not believed, which the next answer overwrites.</summary>
    public static Hold? Believed(Hold? stored, DateTime now) => IsTooFarAhead(stored, now) ? new Hold() : stored;

    /// <summary>The environment, a token or an unknown outcome: longer each time until an answer is accepted.</summary>
    /// <param name="before">The hold as read.</param>
    /// <param name="cause">One line for people.</param>
    /// <param name="retryAfter">What the service asked us to wait.</param>
    /// <param name="now">Database UTC.</param>
    /// <param name="claimed">When the claim behind it began: the refusal that begins a hold belongs to its time.</param>
    /// <param name="lengths">2 minutes, doubling to 60, unless configured.</param>
    public static Hold AfterTrouble(
        Hold? before,
        string cause,
        TimeSpan? retryAfter,
        DateTime now,
        DateTime? claimed = null,
        HoldLengths? lengths = null
    )
    {
        var episode = InEpisode(before);
        var doublings = Math.Clamp(episode?.Doublings ?? 0, 0, MaxDoublings);
        var length = Longer((lengths ?? HoldLengths.Default).After(doublings), retryAfter);
        return Begin(before, episode, length, doublings + 1, cause, now, claimed ?? now);
    }

    /// <summary>No room: the first length, however often.</summary>
    public static Hold AfterBusy(
        Hold? before,
        string cause,
        TimeSpan? retryAfter,
        DateTime now,
        DateTime? claimed = null,
        HoldLengths? lengths = null
    )
    {
        var episode = InEpisode(before);
        var length = Longer((lengths ?? HoldLengths.Default).After(0), retryAfter);
        return Begin(before, episode, length, episode?.Doublings ?? 0, cause, now, claimed ?? now);
    }

    /// <summary>An accepted answer clears the hold; where none was ever stored there is nothing to write.</summary>
    public static Hold? AfterAccepted(Hold? before, DateTime now) =>
        before is null ? null : new Hold { AcceptedAt = now };

    private static Hold? InEpisode(Hold? hold) => hold?.Began is null ? null : hold;

    private static Hold Begin(
        Hold? before,
        Hold? episode,
        TimeSpan length,
        int doublings,
        string cause,
        DateTime now,
        DateTime began
    ) =>
        new()
        {
            Began = episode?.Began ?? began,
            Until = now + length,
            Doublings = doublings,
            Cause = cause,
            AcceptedAt = before?.AcceptedAt,
        };

    private static TimeSpan Longer(TimeSpan length, TimeSpan? asked) =>
        asked is { } wish && wish > length ? Shorter(wish, Longest) : length;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
