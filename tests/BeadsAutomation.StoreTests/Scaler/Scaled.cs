using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>Asks a database as a scaler does.</summary>
internal static class Scaled
{
    /// <summary>The statement for a tested schema.</summary>
    public static string Query(int version, BeadsOptions options, bool withLedger = true) =>
        ScalerQuery.Of(SchemaFeatures.OfTested(version)!, options, withLedger).Text;

    /// <summary>The answer, as plain text on a connection that is not ours.</summary>
    public static Task<long> AskAsync(TestDatabase database, BeadsOptions options, bool withLedger = true) =>
        database.ScalarAsync<long>(Query(database.SchemaVersion, options, withLedger));

    /// <summary>Options by whose sweep interval the window is closed now and for the next ten minutes.</summary>
    public static async Task<BeadsOptions> OutsideWindowAsync(TestDatabase database, BeadsOptions options)
    {
        var now = await database.ScalarAsync<long>("select unix_timestamp()");
        var interval = Enumerable.Range(2000, 2000).First(n => now % n > 60 && now % n < n - 600);
        return options with { SweepInterval = TimeSpan.FromSeconds(interval) };
    }
}
