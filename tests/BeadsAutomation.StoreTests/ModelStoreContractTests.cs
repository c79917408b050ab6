using BeadsAutomation.StoreTests.Contract;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Model;

namespace BeadsAutomation.StoreTests;

/// <summary>The contract on the model of Dolt's rules.</summary>
public abstract class ModelStoreContract(int schemaVersion) : StoreContract
{
    protected override Task<IStoreHarness> CreateHarnessAsync() =>
        Task.FromResult<IStoreHarness>(new ModelHarness(schemaVersion));
}

public sealed class ModelStoreV32Tests() : ModelStoreContract(32);

public sealed class ModelStoreV49Tests() : ModelStoreContract(49);

public sealed class ModelStoreV53Tests() : ModelStoreContract(53);

public sealed class ModelStoreV66Tests() : ModelStoreContract(66);
