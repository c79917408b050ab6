using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.StoreTests;

/// <summary>Opens the SQL store on a test database.</summary>
internal static class Stores
{
    public static IBeadStore Open(BeadsOptions options, Entropy entropy) =>
        new DoltBeadStore(options, TimeProvider.System, entropy, NullLogger<DoltBeadStore>.Instance);
}
