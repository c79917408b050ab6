using BeadsAutomation.Testing;

namespace BeadsAutomation.StoreTests.SameCells;

/// <summary>
/// The model runs no SQL. So every kind of write is done to both from the same starting rows, and must change the same cells to the
/// same values: what the model proves of exclusivity then holds for the SQL.
/// </summary>
public abstract class SameCellsTests(int schemaVersion) : IAsyncLifetime
{
    private StorePair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await StorePair.CreateAsync(schemaVersion);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _pair.DisposeAsync();
    }

    [Fact]
    public async Task Every_kind_of_write_changes_the_cells_on_the_server_that_it_changes_on_the_model()
    {
        // The ledger is there before the first case, as it is in use.
        await _pair.OnModel("first").Store.WriteStateAsync("first", "", CancellationToken.None);
        await _pair.OnServer("first").Store.WriteStateAsync("first", "", CancellationToken.None);
        foreach (var kind in CellCase.All)
        {
            var onModel = await ChangesAsync(kind, _pair.OnModel(kind.Name));
            var onServer = await ChangesAsync(kind, _pair.OnServer(kind.Name));

            onServer.ShouldBe(onModel, kind.Name);
            (onModel.Count > 0).ShouldBe(
                kind.Expected == WriteResult.Applied && kind.Name != "answer-again",
                kind.Name
            );
        }
    }

    private static async Task<IReadOnlyList<string>> ChangesAsync(CellCase kind, CellWorld world)
    {
        await kind.Prepare(world);
        await world.AgeAsync();
        var before = await world.CellsAsync();

        (await kind.Write(world)).ShouldBe(kind.Expected, kind.Name);

        return before.ChangesTo(await world.CellsAsync());
    }
}

public sealed class SameCellsV32Tests() : SameCellsTests(32);

public sealed class SameCellsV66Tests() : SameCellsTests(66);
