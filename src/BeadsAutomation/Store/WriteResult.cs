namespace BeadsAutomation.Store;

/// <summary>What became of a guarded write.</summary>
public enum WriteResult
{
    /// <summary>Committed.</summary>
    Applied,

    /// <summary>Surely not written: something observed had changed, or another writer came first.</summary>
    Lost,

    /// <summary>The answer to COMMIT is missing: only a new read can tell.</summary>
    Indeterminate,
}
