using System.Globalization;

namespace BeadsAutomation.Testing.Model;

/// <summary>The contract's seam over the model.</summary>
public sealed class ModelHarness(int schemaVersion) : IStoreHarness
{
    public BeadDatabase Database { get; } = new(schemaVersion);

    public int SchemaVersion => schemaVersion;

    public bool HasRowLock => Database.Schema.HasRowLock;

    public bool HasVersion => HasRowLock;

    public bool HasLeases => Database.Schema.HasLeases;

    public bool HasEvents => true;

    public int NotesLimit => Database.Schema.NotesLimit;

    public IBeadStore CreateStore(BeadsOptions options, Entropy entropy) =>
        new ModelBeadStore(Database, options, entropy);

    public Task<DateTime> NowAsync() =>
        Task.FromResult(Database.Clock.Utc.AddTicks(-(Database.Clock.Utc.Ticks % TimeSpan.TicksPerSecond)));

    public Task PutBeadAsync(BeadRow bead) => DoAsync(t => t.Create(bead));

    public Task ChangeBeadAsync(string beadId, IReadOnlyDictionary<string, object?> cells) =>
        DoAsync(t => t.SetCells(beadId, cells.Select(c => KeyValuePair.Create(c.Key, Cell(c.Key, c.Value)))));

    public Task DeleteBeadAsync(string beadId) => DoAsync(t => t.Delete(beadId));

    public Task AddDependencyAsync(string beadId, string targetId, string type = "blocks") =>
        DoAsync(t => t.AddDependency(beadId, targetId, type));

    public Task AddLabelAsync(string beadId, string label) => DoAsync(t => t.Label(beadId, label));

    public Task AddEventAsync(string beadId, string type, string actor, string? newValue, DateTime at) =>
        DoAsync(t => t.Event(beadId, type, actor, newValue, at));

    public Task AddCommentAsync(string beadId, DateTime at) => DoAsync(t => t.Comment(beadId, at));

    public Task AddHeartbeatAsync(string beadId, DateTime at) => DoAsync(t => t.Heartbeat(beadId, at));

    public Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadRowsAsync(string table)
    {
        var transaction = Database.Engine.Begin();
        IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = transaction.HasTable(table)
            ? [.. transaction.Rows(table).Select(r => r.Value.Cells)]
            : [];
        return Task.FromResult(rows);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task DoAsync(Action<OutsideTransaction> work)
    {
        Database.Do(work);
        return Task.CompletedTask;
    }

    private static object? Cell(string column, object? value) =>
        value switch
        {
            string time when column.EndsWith("_at", StringComparison.Ordinal) || column is "defer_until" =>
                DateTime.SpecifyKind(DateTime.Parse(time, CultureInfo.InvariantCulture), DateTimeKind.Utc),
            bool flag => flag ? 1L : 0L,
            int number => (long)number,
            _ => value,
        };
}
