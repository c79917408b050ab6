using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests;

/// <summary>A real Dolt where there is one.</summary>
internal static class RealDolt
{
    /// <summary>Skips the test where there is none.</summary>
    public static async Task<TestServer> RequireAsync()
    {
        var server = await TestServer.GetDoltAsync();
        Assert.SkipWhen(server is null, "no dolt");
        return server;
    }
}
