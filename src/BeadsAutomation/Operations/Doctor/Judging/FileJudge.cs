using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Store.Jsonl.Entries;

namespace BeadsAutomation.Operations.Doctor.Judging;

/// <summary>What the files of a store say.</summary>
internal static class FileJudge
{
    public static Finding Store(string path, int beads) =>
        new(Check.Store, Severity.Ok, $"{Printable.Line(path, 300)} holds {beads} {(beads == 1 ? "bead" : "beads")}");

    /// <summary>Whether the folder and its files may be written.</summary>
    public static Finding Rights(IReadOnlyList<string> notWritable) =>
        notWritable.Count == 0
            ? new Finding(Check.Rights, Severity.Ok, "this user may write the folder and its files")
            : new Finding(
                Check.Rights,
                Severity.Error,
                $"this user may not write {string.Join(", ", notWritable.Select(path => Printable.Line(path, 300)))}",
                "give this user, or its group, the right to write there, or run as the owner"
            );

    /// <summary>Whether the ledger is whole.</summary>
    public static Finding Ledger(LedgerState ledger) =>
        ledger switch
        {
            { IsTorn: true } => new Finding(
                Check.Ledger,
                Severity.Info,
                "the ledger's last line was torn off in the middle of a write",
                "nothing needs to be done: the next tick or sweep drops it"
            ),
            { Interrupted.Bead.Id: var id } => new Finding(
                Check.Ledger,
                Severity.Info,
                $"a change of {id} was interrupted",
                "nothing needs to be done: the next tick or sweep finishes or releases it"
            ),
            _ => new Finding(Check.Ledger, Severity.Ok, "the ledger is whole"),
        };

    /// <summary>What an interrupted write left behind.</summary>
    public static Finding Leftovers(IReadOnlyList<string> files) =>
        files.Count == 0
            ? new Finding(Check.Leftovers, Severity.Ok, "no interrupted write left a file behind")
            : new Finding(
                Check.Leftovers,
                Severity.Info,
                $"{string.Join(", ", files.Select(path => Printable.Line(path, 300)))} is left of an interrupted write",
                "nothing needs to be done: the next write replaces it"
            );
}
