using BeadsAutomation.Store.Jsonl;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What the files of a store say.</summary>
internal static class FileJudge
{
    private const int MostShown = 5;

    public static Finding Store(string path, int beads) =>
        new(
            DoctorCheck.Store,
            Severity.Ok,
            $"{Printable.Line(path, 300)} holds {beads} {(beads == 1 ? "bead" : "beads")}"
        );

    /// <summary>Values that nothing depends on and nobody can read: their lines are read without them.</summary>
    public static IEnumerable<Finding> Faults(BeadLines beads)
    {
        IReadOnlyList<string> faults =
        [
            .. beads.Faulty.Select(bead => $"line {bead.LineNumber}: {bead.Fault!.What}"),
            .. beads
                .Beads.Where(bead => bead.Status is BeadStatus.Closed && LineText.HidesItsClosing(bead))
                .Select(bead =>
                    $"line {bead.LineNumber}: of bead {Printable.Line(bead.Id, 60)}, \"closed_at\" is not a time"
                ),
        ];
        return faults.Count == 0
            ? []
            :
            [
                new Finding(
                    DoctorCheck.Store,
                    Severity.Info,
                    $"{string.Join("; ", faults.Take(MostShown))}{(faults.Count > MostShown ? $"; and {faults.Count - MostShown} more" : "")}. Nothing depends on it: it is read as absent",
                    "correct the line when you next touch it"
                ),
            ];
    }

    /// <summary>Whether the folder and its files may be written and replaced.</summary>
    public static Finding Rights(IReadOnlyList<string> notWritable, IReadOnlyList<string> mountedAlone) =>
        notWritable.Count > 0
            ? new Finding(
                DoctorCheck.Rights,
                Severity.Error,
                $"this user may not write {string.Join(", ", notWritable.Select(path => Printable.Line(path, 300)))}",
                "give this user, or its group, the right to write there, or run as the owner"
            )
        : mountedAlone.Count > 0
            ? new Finding(DoctorCheck.Rights, Severity.Error, FileFaultException.MountPoint(mountedAlone[0]).Message)
        : new Finding(DoctorCheck.Rights, Severity.Ok, "this user may write the folder and its files");

    /// <summary>Whether the ledger is whole.</summary>
    public static Finding Ledger(LedgerState ledger) =>
        ledger switch
        {
            { IsTorn: true } => new Finding(
                DoctorCheck.Ledger,
                Severity.Info,
                "the ledger's last line was torn off in the middle of a write",
                "nothing needs to be done: the next tick or sweep drops it"
            ),
            { Interrupted.Bead.Id: var id } => new Finding(
                DoctorCheck.Ledger,
                Severity.Info,
                $"a change of {id} was interrupted",
                "nothing needs to be done: the next tick or sweep finishes or releases it"
            ),
            _ => new Finding(DoctorCheck.Ledger, Severity.Ok, "the ledger is whole"),
        };

    /// <summary>Whether git takes the ledger for part of the work.</summary>
    /// <param name="standing">What git says.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="list">The work tree's own list of what is not to be taken, if it is known.</param>
    public static IEnumerable<Finding> Git(GitStanding standing, string ledger, string? list) =>
        standing switch
        {
            GitStanding.Tracked =>
            [
                new Finding(
                    DoctorCheck.Ledger,
                    Severity.Warning,
                    $"git tracks {Printable.Line(ledger, 300)}: a stash, checkout or merge puts an older ledger in its place, and with it beads are sent again whose agents may still run",
                    $"git rm --cached {Path.GetFileName(ledger)}, in its folder, and commit that"
                ),
            ],
            GitStanding.Offered =>
            [
                new Finding(
                    DoctorCheck.Ledger,
                    Severity.Warning,
                    $"'git add -A' would commit {Printable.Line(ledger, 300)}, and 'git stash -u' take it away",
                    $"printf '{GitExclude.Lines.ReplaceLineEndings("\\n")}' >> {(list is null ? "the repository's .git/info/exclude" : Printable.Line(list, 300))}"
                ),
            ],
            _ => [],
        };

    /// <summary>What an interrupted write left behind.</summary>
    public static Finding Leftovers(IReadOnlyList<string> files) =>
        files.Count == 0
            ? new Finding(DoctorCheck.Leftovers, Severity.Ok, "no interrupted write left a file behind")
            : new Finding(
                DoctorCheck.Leftovers,
                Severity.Info,
                $"{string.Join(", ", files.Select(path => Printable.Line(path, 300)))} is left of an interrupted write",
                "nothing needs to be done: the next write replaces it"
            );
}
