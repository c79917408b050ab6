using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.SameCells;

/// <summary>The model and a server with the same schema, each with a store.</summary>
public sealed class StorePair : IAsyncDisposable
{
    private readonly ModelHarness _model;
    private readonly SqlStoreHarness _sql;
    private readonly IBeadStore _modelStore;
    private readonly IBeadStore _sqlStore;

    private StorePair(ModelHarness model, SqlStoreHarness sql)
    {
        var options = new BeadsOptions { Actor = "tests" };
        _model = model;
        _sql = sql;
        _modelStore = model.CreateStore(options, new Entropy());
        _sqlStore = sql.CreateStore(options, new Entropy());
    }

    public static async Task<StorePair> CreateAsync(int schemaVersion)
    {
        var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), schemaVersion);
        return new StorePair(new ModelHarness(schemaVersion), new SqlStoreHarness(database, Stores.Open));
    }

    internal CellWorld OnModel(string id) =>
        new(
            _model,
            _modelStore,
            id,
            (bead, time) =>
            {
                _model.Database.Do(t => t.SetStamps(bead, time));
                return Task.CompletedTask;
            }
        );

    internal CellWorld OnServer(string id) => new(_sql, _sqlStore, id, AgeOnServerAsync);

    public async ValueTask DisposeAsync()
    {
        await _sqlStore.DisposeAsync();
        await _sql.DisposeAsync();
        await _model.DisposeAsync();
    }

    private async Task AgeOnServerAsync(string id, DateTime time)
    {
        await _sql.Database.ExecuteAsync(
            "update issues set updated_at = @time, started_at = if(started_at is null, null, @time) where id = @id",
            new { id, time }
        );
        string[] stamps = ["claimed_at", "posted_at", "answered_at", "settled_at", "bead_updated_at", "changed_at"];
        var assignments = stamps.Select(s => $"{s} = if({s} is null, null, @time)");
        await _sql.Database.ExecuteAsync(
            $"update automation_attempts set {string.Join(", ", assignments)} where bead_id = @id",
            new { id, time }
        );
        await _sql.Database.ExecuteAsync(
            "update automation_state set updated_at = @time where name = @id",
            new { id, time }
        );
    }
}
