namespace BeadsAutomation.Reaping;

/// <summary>
/// Holds back what a sweep would give up on its own judgement when that is suspiciously much: a restored backup or a wrong clock must
/// not block everything. What the service itself said is never held back.
/// </summary>
internal static class Fuse
{
    /// <summary>The verdicts whose writing is held back.</summary>
    /// <param name="verdicts">All verdicts of the sweep.</param>
    /// <param name="options">Caps.</param>
    /// <param name="tripped">Whether it is the fuse (none is written) rather than the cap (the oldest are).</param>
    public static IReadOnlySet<Verdict> HeldBack(
        IReadOnlyCollection<Verdict> verdicts,
        BeadsOptions options,
        out bool tripped
    )
    {
        var claims = verdicts.Count(v => IsClaim(v, options));
        var reaps = verdicts.Where(v => v.IsWithoutServiceWord).ToList();
        tripped = reaps.Count * 2 > claims && reaps.Count > Math.Max(MinClaims, options.MaxInFlight);
        var held = tripped ? reaps : [.. reaps.OrderByDescending(v => v.AgeMinutes).Skip(options.MaxReapedPerSweep)];
        return held.ToHashSet<Verdict>(ReferenceEqualityComparer.Instance);
    }

    private const int MinClaims = 10;

    /// <summary>A bead in progress for the sentinel, one that is missing, or one re-opened that would be given up all the same. A row whose bead others ended is no claim any more.</summary>
    private static bool IsClaim(Verdict verdict, BeadsOptions options) =>
        verdict.IsWithoutServiceWord
        || verdict.History is { Bead: null, Unsettled.MayRun: true }
        || (verdict.History.Bead is { Status: BeadStatus.InProgress } bead && bead.IsAssignedTo(options.Assignee));
}
