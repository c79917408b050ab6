namespace BeadsAutomation.Store.Jsonl;

/// <summary>The files of a store. All lie beside the beads, also where those are reached through a link, so that everybody means the same lock.</summary>
internal sealed record StorePaths
{
    private StorePaths(string beads)
    {
        Beads = beads;
        var folder = Path.GetDirectoryName(beads) ?? "";
        Ledger = Path.Combine(folder, "automation-ledger.jsonl");
        Lock = Path.Combine(folder, "automation.lock");
    }

    /// <summary>bd's export.</summary>
    public string Beads { get; }

    /// <summary>Our attempts and words.</summary>
    public string Ledger { get; }

    /// <summary>Held alone by whoever writes, together by whoever reads; empty, and never deleted.</summary>
    public string Lock { get; }

    /// <summary>The paths for a file as it was named.</summary>
    /// <exception cref="StoreException">A link that leads nowhere sensible.</exception>
    public static StorePaths Of(string named)
    {
        try
        {
            return new StorePaths(File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileSentences.Unusable(named, e);
        }
    }

    /// <summary>Where the next content of a file is made ready.</summary>
    public static string TemporaryOf(string path) => path + ".automation-tmp";
}
