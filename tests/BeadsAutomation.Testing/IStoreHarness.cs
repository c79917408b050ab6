namespace BeadsAutomation.Testing;

/// <summary>What the contract tests need from a store beside <see cref="IBeadStore"/>: to make data, to act as a human or an agent would, and to look at cells.</summary>
public interface IStoreHarness : IAsyncDisposable
{
    /// <summary>bd's schema version that the data has: 32, 49, 53 or 66.</summary>
    int SchemaVersion { get; }

    /// <summary>Whether beads have bd's cell <c>row_lock</c>.</summary>
    bool HasRowLock { get; }

    /// <summary>Whether a bead as read carries something that every change of it changes: <c>row_lock</c>, or a file's fingerprint of its line.</summary>
    bool HasVersion { get; }

    /// <summary>Whether beads have bd's leases, and heartbeats with them.</summary>
    bool HasLeases { get; }

    /// <summary>Whether bd's events are kept.</summary>
    bool HasEvents { get; }

    /// <summary>How long notes may become, in bytes of UTF-8.</summary>
    int NotesLimit { get; }

    /// <summary>Opens another store on the same data, as another process would; the harness adds to the options how to reach it. Disposed by the caller.</summary>
    IBeadStore CreateStore(BeadsOptions options, Entropy entropy);

    /// <summary>Database UTC, whole seconds.</summary>
    Task<DateTime> NowAsync();

    /// <summary>Inserts a bead into <c>issues</c>.</summary>
    Task PutBeadAsync(BeadRow bead);

    /// <summary>Sets exactly these cells of a bead in one committed transaction; the column names are bd's. No trigger, no automatic <c>updated_at</c>.</summary>
    Task ChangeBeadAsync(string beadId, IReadOnlyDictionary<string, object?> cells);

    /// <summary>Deletes a bead, with what hangs on it by foreign keys.</summary>
    Task DeleteBeadAsync(string beadId);

    /// <summary>Adds a dependency from one bead to another: the target must exist and be in <c>issues</c>.</summary>
    Task AddDependencyAsync(string beadId, string targetId, string type = "blocks");

    /// <summary>Gives a bead a label of bd.</summary>
    Task AddLabelAsync(string beadId, string label);

    /// <summary>Adds an event as bd writes it; only where events are kept.</summary>
    Task AddEventAsync(string beadId, string type, string actor, string? newValue, DateTime at);

    /// <summary>Adds a comment written at this UTC time; <c>updated_at</c> stays, as in bd.</summary>
    Task AddCommentAsync(string beadId, DateTime at);

    /// <summary>Writes the bead's lease with a heartbeat at this UTC time; only where there are leases.</summary>
    Task AddHeartbeatAsync(string beadId, DateTime at);

    /// <summary>
    /// All rows of a table (<c>issues</c>, <c>events</c>, <c>comments</c>, <c>leases</c> or one of the ledger's) by column name, in the
    /// order of the primary key; empty where the table does not exist. Times are UTC <see cref="DateTime"/>, flags and numbers <see cref="long"/>.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadRowsAsync(string table);
}
