namespace BeadsAutomation.Store.Jsonl.Files;

/// <summary>The files of a store. All lie beside the beads, also where those are reached through a link, so that everybody means the same lock.</summary>
internal sealed record StorePaths
{
    private StorePaths(string beads)
    {
        Beads = beads;
        var folder = Path.GetDirectoryName(beads) ?? "";
        Ledger = Path.Combine(folder, "automation-ledger.jsonl");
        Lock = Path.Combine(folder, "automation.lock");
        Jobs = Path.Combine(folder, "automation-jobs");
    }

    /// <summary>bd's export.</summary>
    public string Beads { get; }

    /// <summary>Our attempts and words.</summary>
    public string Ledger { get; }

    /// <summary>Held alone by whoever writes, together by whoever reads; empty, and never deleted.</summary>
    public string Lock { get; }

    /// <summary>Where the command agent keeps its jobs, unless the user says so.</summary>
    public string Jobs { get; }

    /// <summary>The paths for a file as it was named; one that cannot be looked at keeps its name, and says so when it is read.</summary>
    public static StorePaths Of(string named)
    {
        try
        {
            return new StorePaths(File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StorePaths(named);
        }
    }

    /// <summary>Where the next content of a file is made ready.</summary>
    public static string TemporaryOf(string path) => path + ".automation-tmp";
}
