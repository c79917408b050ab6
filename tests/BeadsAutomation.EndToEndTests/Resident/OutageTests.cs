using System.Globalization;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Resident;

/// <summary>What it needs goes away and comes back; it stays.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Without_its_store_it_stays_up_and_unready_and_goes_on_when_the_store_is_back()
    {
        await using var world = await World.CreateAsync();
        using var outage = new Outage(world.Database.Server.Address.Host, world.Database.Server.Address.Port);
        world.As(world.Database.Server.Address with { Host = "127.0.0.1", Port = outage.Port });
        await using var dispatcher = await Staying.StartAsync(world);
        await dispatcher.UntilAsync("/readyz", 200);

        outage.Begin();
        await dispatcher.UntilAsync("/readyz", 503);
        (await dispatcher.SentenceAsync("/readyz")).ShouldContain("ended with exit code 3: store unavailable");
        (await dispatcher.StatusAsync("/healthz")).ShouldBe(200);
        await world.PutAsync(new BeadRow("bd-1"));

        outage.End();
        await dispatcher.UntilAsync("/readyz", 200);
        await Staying.UntilAsync(async () => await world.StatusAsync("bd-1") == "in_progress");
        await dispatcher.TerminateAsync();
        (await dispatcher.EndAsync()).With(0);
        (await world.LedgerAsync("bd-1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_its_agent_it_holds_stays_ready_and_sends_when_the_hold_is_over()
    {
        await using var world = await World.CreateAsync();
        using var outage = new Outage("127.0.0.1", world.Agent.BeadBoardUrl.Port);
        world.Environment["BEADBOARD_URL"] = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{outage.Port}"
        );
        outage.Begin();
        await world.PutAsync(new BeadRow("bd-1"));
        await using var dispatcher = await Staying.StartAsync(world);

        await Staying.UntilAsync(async () => await HasHoldAsync(world));
        await dispatcher.UntilAsync("/readyz", 200);
        (await dispatcher.StatusAsync("/healthz")).ShouldBe(200);
        (await world.StatusAsync("bd-1")).ShouldBe("open");

        outage.End();
        await world.PassAsync(TimeSpan.FromMinutes(61));
        await Staying.UntilAsync(async () => await world.StatusAsync("bd-1") == "in_progress");
        await dispatcher.TerminateAsync();
        (await dispatcher.EndAsync()).With(0);
        world.Agent.PostsOf("bd-1").ShouldBe(1);
    }

    // The ledger's tables are not there before its first write.
    private static async Task<bool> HasHoldAsync(World world) =>
        await world.Database.ScalarAsync<long>(
            "select count(*) from information_schema.tables where table_schema = @Name and table_name = 'automation_state'",
            new { world.Database.Name }
        ) > 0
        && (await world.HoldAsync())?.Until is not null;
}
