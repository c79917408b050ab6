namespace BeadsAutomation.Reaping;

/// <summary>How long a claim has been silent, and whether that is too long.</summary>
/// <param name="End">Stale or hard cap when it is; <see langword="null"/> when the claim is kept.</param>
/// <param name="AgeMinutes">Whole minutes: of silence, or of the run for the hard cap.</param>
/// <param name="Detail">One line for people.</param>
internal sealed record Silence(AttemptOutcome? End, int? AgeMinutes, string Detail)
{
    /// <summary>
    /// Judges. Silence is counted in whole minutes, as by the shell pair: with 30 minutes, 30:59 is kept and 31:00 is not. The hard cap
    /// is exact, and speaks only where silence does not.
    /// </summary>
    public static Silence Judge(ReapCase seen, Attempt? claim)
    {
        var life = SignOfLife.Of(seen.History, seen.Now);
        var age = life.Newest is { } newest ? Stamp.WholeMinutes(seen.Now - newest) : (int?)null;
        if (!seen.Evidence.IsAlive && age > seen.Options.StaleAfter.TotalMinutes)
        {
            return new Silence(AttemptOutcome.Stale, age, $"no progress for {age}m");
        }
        if (claim is not null && seen.Now - claim.ClaimedAt > seen.Options.HardCap)
        {
            var run = Stamp.WholeMinutes(seen.Now - claim.ClaimedAt);
            return new Silence(AttemptOutcome.HardCap, run, $"in progress for {run}m");
        }
        return new Silence(null, age, Describe(life, age, seen.Evidence));
    }

    /// <summary>When <see cref="Judge"/> would say so if nothing changed; <see langword="null"/> when no stamp tells.</summary>
    public static DateTime? EndsAt(ReapCase seen, Attempt? claim)
    {
        var silent = seen.Evidence.IsAlive
            ? null
            : SignOfLife.Of(seen.History, seen.Now).Newest
                + TimeSpan.FromMinutes(Math.Floor(seen.Options.StaleAfter.TotalMinutes) + 1);
        var capped = claim?.ClaimedAt + seen.Options.HardCap;
        return silent is null || capped < silent ? capped : silent;
    }

    private static string Describe(SignOfLife life, int? age, JobEvidence evidence)
    {
        var future = life.FutureStamp is { } stamp
            ? $"; a stamp of {Stamp.Of(stamp)} lies in the future and is no evidence: check the writers' clocks"
            : "";
        var job = evidence.Report is { Detail.Length: > 0 } report ? $"; {report.Detail}" : "";
        return (age is { } minutes ? $"last sign of life {minutes}m ago" : "no usable stamp") + job + future;
    }
}
