namespace BeadsAutomation.Store.Jsonl;

/// <summary>What the operator is told when a file cannot be used.</summary>
internal static class FileSentences
{
    /// <summary>The system's own word about a file, with what to do.</summary>
    public static StoreException Unusable(string path, Exception e) =>
        new(
            e switch
            {
                FileFaultException fault => fault.Message,
                FileNotFoundException or DirectoryNotFoundException =>
                    $"{Shown(path)} is not there: name bd's export in BEADS_FILE, or make one with 'bd export'.",
                _ => FileFaultException.Of(path, e).Message,
            },
            e
        );

    /// <summary>More than a store that reads the whole file should hold.</summary>
    public static StoreException TooLarge(string path, int maxBytes) =>
        new(
            $"{Shown(path)} is larger than {maxBytes / 1024 / 1024} MiB: move to a Dolt server, which is made for that."
        );

    /// <summary>A line that cannot be understood.</summary>
    public static StoreException BadLine(string path, int line, string what) =>
        new($"{Shown(path)}, line {line}: {what}");

    /// <summary>Somebody holds a lock for too long.</summary>
    public static StoreException Held(string path, TimeSpan waited) =>
        new(
            $"{Shown(path)} has been locked by another process for {waited.TotalSeconds:0} s: see who holds it (fuser or lsof), and end that."
        );

    /// <summary>An interrupted change could not be finished because others wrote each time.</summary>
    public static StoreException KeepsChanging(string path) =>
        new($"{Shown(path)} changed underneath each time an interrupted change was to be finished: run it again.");

    /// <summary>Not one bead is left of those that the ledger has in hand: an export that is being written, or another file.</summary>
    public static StoreException Emptied(string path, string ledger) =>
        new(
            $"{Shown(path)} holds no bead at all, while {Shown(ledger)} has attempts in hand: nothing is decided on an empty file. Wait if somebody is writing it just now ('bd export > file' empties it first), or put the beads back."
        );

    private static string Shown(string path) => Printable.Line(path, 300);
}
