namespace BeadsAutomation.Store.Jsonl;

/// <summary>
/// What becomes of a line with a value that cannot be read: it stops everybody as long as its bead could be sent, be in flight or hold
/// up another; else it is read without that value, and only the doctor speaks of it.
/// </summary>
internal static class FaultyLines
{
    /// <exception cref="StoreException">There is a line that matters: names line, bead and field.</exception>
    public static void Refuse(FileSnapshot seen, string assignee)
    {
        if (seen.Beads.Faulty.Count == 0)
        {
            return;
        }
        var alive = seen.Beads.Beads.Where(bead => bead.Status is not BeadStatus.Closed).ToList();
        var needed = Targets(alive, _ => true);
        var parents = Targets(alive, kind => kind == DependencyKind.ParentChild);
        seen.Beads.Refuse(bead =>
            bead.Status is BeadStatus.Closed
                ? bead.Fault!.HidesDeferral && parents.Contains(bead.Id)
                : bead.Fault!.HidesPlace
                    || needed.Contains(bead.Id)
                    || string.Equals(bead.Assignee, assignee, StringComparison.Ordinal)
                    || seen.Ledger.AttemptsOf(bead.Id).Any(attempt => !attempt.IsSettled)
        );
    }

    private static HashSet<string> Targets(IEnumerable<BeadLine> beads, Func<DependencyKind, bool> isOfKind) =>
        beads
            .SelectMany(bead => bead.Dependencies)
            .Where(dependency => isOfKind(dependency.Kind))
            .Select(dependency => dependency.Target.Id)
            .ToHashSet(StringComparer.Ordinal);
}
