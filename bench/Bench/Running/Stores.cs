using BeadsAutomation.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Bench.Running;

/// <summary>Stores in this process, where what is measured is the database's share.</summary>
internal static class Stores
{
    /// <summary>Opens one; it has a connection of its own.</summary>
    public static DoltBeadStore Open(TestDatabase database) =>
        new(database.Reach(Setting.Options), TimeProvider.System, new Entropy(), NullLogger<DoltBeadStore>.Instance);

    /// <summary>Makes the ledger's tables as the first write does.</summary>
    public static async Task MakeLedgerAsync(this TestDatabase database)
    {
        await using var store = Open(database);
        await store.WriteStateAsync("bench", "here", notice: null, CancellationToken.None);
    }
}
