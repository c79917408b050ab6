using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

public sealed class ServerOracleTests : OracleTests
{
    protected override Task<TestServer> FindServerAsync() => TestServer.GetAsync();
}

public sealed class ServerReadinessTests : ReadinessTests
{
    protected override Task<TestServer> FindServerAsync() => TestServer.GetAsync();
}

[Trait("server", "dolt")]
public sealed class DoltOracleTests : OracleTests
{
    protected override Task<TestServer> FindServerAsync() => RealDolt.RequireAsync();
}

[Trait("server", "dolt")]
public sealed class DoltReadinessTests : ReadinessTests
{
    protected override Task<TestServer> FindServerAsync() => RealDolt.RequireAsync();
}
