using BeadsAutomation.Testing.Servers;
using Dapper;

namespace BeadsAutomation.StoreTests.Schemas;

public sealed class StatementLogTests
{
    [Fact]
    public async Task Tells_the_drivers_own_statements_from_ours()
    {
        var server = await TestServer.GetAsync();
        Assert.SkipWhen(server.Flavour == Flavour.Dolt, "Dolt has no general log.");
        await using var database = await TestDatabase.CreateEmptyAsync(server);
        var user = await database.CreateUserAsync("select");
        await using var log = await StatementLog.StartAsync(server);

        await using (var connection = await user.OpenAsync(database.Name))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteScalarAsync("select 41 + 1", transaction: transaction);
            await transaction.CommitAsync();
        }

        var connected = (await log.ReadAsync(user.User)).ShouldHaveSingleItem();
        connected.Statements.ShouldBe(["select 41 + 1"]);
        connected.Brackets.Count.ShouldBe(2);
        connected.DriversOwn.ShouldNotBeEmpty();
    }
}
