using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Contract;

// On the server that the environment names, or a private MariaDB.

public sealed class ServerStoreV32Tests(ContractDatabase database) : SqlStoreContract(database, 32);

public sealed class ServerStoreV49Tests(ContractDatabase database) : SqlStoreContract(database, 49);

public sealed class ServerStoreV53Tests(ContractDatabase database) : SqlStoreContract(database, 53);

public sealed class ServerStoreV66Tests(ContractDatabase database) : SqlStoreContract(database, 66);

// On a real Dolt, where there is one.

[Trait("server", "dolt")]
public abstract class DoltStoreContract(ContractDatabase database, int schemaVersion)
    : SqlStoreContract(database, schemaVersion)
{
    protected override Task<TestServer> FindServerAsync() => RealDolt.RequireAsync();
}

public sealed class DoltStoreV32Tests(ContractDatabase database) : DoltStoreContract(database, 32);

public sealed class DoltStoreV49Tests(ContractDatabase database) : DoltStoreContract(database, 49);

public sealed class DoltStoreV53Tests(ContractDatabase database) : DoltStoreContract(database, 53);

public sealed class DoltStoreV66Tests(ContractDatabase database) : DoltStoreContract(database, 66);
