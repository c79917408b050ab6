using BeadsAutomation.Testing.Schemas;

namespace BeadsAutomation.Testing.Servers;

/// <summary>The contract's seam over a real server.</summary>
/// <param name="database">The data; not disposed with the harness.</param>
/// <param name="open">Makes the store under test.</param>
public sealed class SqlStoreHarness(TestDatabase database, Func<BeadsOptions, Entropy, IBeadStore> open) : IStoreHarness
{
    public TestDatabase Database => database;

    public int SchemaVersion => database.SchemaVersion;

    public bool HasRowLock => SchemaVersion >= SchemaScript.FirstWithRowLock;

    public bool HasVersion => HasRowLock;

    public bool HasLeases => SchemaVersion >= SchemaScript.FirstWithLeases;

    public bool HasEvents => true;

    // The column holds 65,535 bytes before schema 49; from then on 4 GiB, of which we use 4 MiB.
    public int NotesLimit => SchemaVersion < 49 ? ushort.MaxValue : 4 * 1024 * 1024;

    public IBeadStore CreateStore(BeadsOptions options, Entropy entropy) => open(database.Reach(options), entropy);

    public Task<DateTime> NowAsync() => database.NowAsync();

    public Task PutBeadAsync(BeadRow bead) => database.InsertBeadAsync(bead);

    public Task ChangeBeadAsync(string beadId, IReadOnlyDictionary<string, object?> cells)
    {
        // Assigned even when not named, or the column's own ON UPDATE would set it.
        var assignments = cells
            .Keys.Select(column => $"{column} = @{column}")
            .Append(cells.ContainsKey("updated_at") ? "" : "updated_at = updated_at")
            .Where(assignment => assignment.Length > 0);
        var parameters = cells.Append(new("bead_id", beadId)).ToDictionary();
        return database.ExecuteAsync(
            $"update issues set {string.Join(", ", assignments)} where id = @bead_id",
            parameters
        );
    }

    public Task DeleteBeadAsync(string beadId) =>
        database.ExecuteAsync("delete from issues where id = @beadId", new { beadId });

    public Task AddDependencyAsync(string beadId, string targetId, string type = "blocks") =>
        database.InsertDependencyAsync(new DependencyRow(beadId, targetId, type));

    public Task AddLabelAsync(string beadId, string label) => database.InsertLabelAsync(beadId, label);

    public Task AddEventAsync(string beadId, string type, string actor, string? newValue, DateTime at) =>
        database.ExecuteAsync(
            "insert into events (id, issue_id, event_type, actor, old_value, new_value, created_at) values (uuid(), @beadId, @type, @actor, '', @newValue, @at)",
            new
            {
                beadId,
                type,
                actor,
                newValue,
                at,
            }
        );

    public Task AddCommentAsync(string beadId, DateTime at) => database.InsertCommentAsync(beadId, at);

    public Task AddHeartbeatAsync(string beadId, DateTime at) => database.WriteLeaseAsync(beadId, at);

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadRowsAsync(string table)
    {
        var exists = await database.ScalarAsync<long>(
            "select count(*) from information_schema.tables where table_schema = @Name and table_name = @table",
            new { database.Name, table }
        );
        // The first two columns are the key of every table that is read here.
        return exists == 0 ? [] : await database.QueryAsync($"select * from {table} order by 1, 2");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
