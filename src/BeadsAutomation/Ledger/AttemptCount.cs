namespace BeadsAutomation.Ledger;

/// <summary>How often a bead was refused since a human last armed it, derived from its rows.</summary>
/// <param name="Counted">Counted attempts in the unbroken run of latest rows that we ourselves put back to open.</param>
/// <param name="NotBefore">The end of the backoff, UTC; <see langword="null"/> when there is none.</param>
/// <param name="Weather">How often a job ended in provider weather within the same run: not counted, with a bound of its own.</param>
public sealed record AttemptCount(int Counted, DateTime? NotBefore, int Weather)
{
    /// <summary>What <c>status_left</c> says after <c>rearm</c> of a bead that was open already: it ends the run like any status that we did not leave open.</summary>
    public const string Rearmed = "rearmed";

    /// <summary>What <c>status_left</c> says once it was told that the bead is older than our ledger.</summary>
    public const string OldData = "old_data";

    /// <summary>The unbroken run of latest rows that we ourselves put back to open, the newest first.</summary>
    public static IReadOnlyList<Attempt> Run(IReadOnlyList<Attempt> attempts) =>
        [
            .. attempts
                .Reverse()
                .TakeWhile(a => a.IsSettled && string.Equals(a.StatusLeft, BeadStatus.Open, StringComparison.Ordinal)),
        ];

    /// <summary>Counts; a row that left any other status than open ends the run, because only a human can have opened the bead since.</summary>
    public static AttemptCount Of(IReadOnlyList<Attempt> attempts)
    {
        var run = Run(attempts);
        return new AttemptCount(
            run.Count(a => a.Counted),
            run.Max(a => a.NotBefore),
            run.Count(a => a.Outcome == AttemptOutcome.ProviderWeather)
        );
    }

    /// <summary>Whether a claim now tries again what we put back ourselves: such a claim adds no note, so that a day of failures does not fill the bead. After provider weather it does: an agent had started, and the bound is small.</summary>
    public static bool FollowsPutBack(IReadOnlyList<Attempt> before) =>
        before
            is [
                ..,
                {
                    Outcome: AttemptOutcome.Released or AttemptOutcome.Rejected or AttemptOutcome.Ghost,
                    StatusLeft: BeadStatus.Open
                },
            ];

    /// <summary>Whether a claim now follows an uncounted release: then its own uncounted release adds no note either.</summary>
    public static bool FollowsQuietRelease(IReadOnlyList<Attempt> before) =>
        before is [.., { Outcome: AttemptOutcome.Released, Counted: false, StatusLeft: BeadStatus.Open }];
}
