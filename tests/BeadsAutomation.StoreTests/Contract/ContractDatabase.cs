using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Contract;

/// <summary>One database for the tests of a class, which run one after the other; empty whenever it is asked for.</summary>
public sealed class ContractDatabase : IAsyncDisposable
{
    private TestDatabase? _database;

    public async Task<TestDatabase> GetAsync(TestServer server, int schemaVersion)
    {
        if (_database is null)
        {
            _database = await TestDatabase.CreateAsync(server, schemaVersion);
        }
        else
        {
            await _database.ResetAsync();
        }
        return _database;
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
