using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Contract;

// On the server that the environment names, or a private MariaDB.

public sealed class ServerStoreV32Tests() : SqlStoreContract(32);

public sealed class ServerStoreV49Tests() : SqlStoreContract(49);

public sealed class ServerStoreV53Tests() : SqlStoreContract(53);

public sealed class ServerStoreV66Tests() : SqlStoreContract(66);

// On a real Dolt, where there is one.

[Trait("server", "dolt")]
public abstract class DoltStoreContract(int schemaVersion) : SqlStoreContract(schemaVersion)
{
    protected override Task<TestServer?> FindServerAsync() => TestServer.GetDoltAsync();
}

public sealed class DoltStoreV32Tests() : DoltStoreContract(32);

public sealed class DoltStoreV49Tests() : DoltStoreContract(49);

public sealed class DoltStoreV53Tests() : DoltStoreContract(53);

public sealed class DoltStoreV66Tests() : DoltStoreContract(66);
