using System.Net;
using System.Net.Sockets;
using BeadsAutomation.EndToEndTests.Monitoring;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Resident;

/// <summary>What it answers, and to whom.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task Its_pages_answer_and_a_client_that_never_sends_holds_up_nothing()
    {
        await using var world = await World.CreateAsync();
        await using var dispatcher = await Staying.StartAsync(world);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, dispatcher.Port, TestContext.Current.CancellationToken);

        await dispatcher.UntilAsync("/readyz", 200);
        await world.PutAsync(new BeadRow("bd-1"));
        await Staying.UntilAsync(async () => await world.StatusAsync("bd-1") == "in_progress");

        (await dispatcher.SentenceAsync("/healthz")).ShouldStartWith("alive");
        (await dispatcher.StatusAsync("/metrics")).ShouldBe(200);
        (await dispatcher.StatusAsync("/")).ShouldBe(404);
    }

    [Fact]
    public async Task Every_documented_metric_is_on_the_page_of_a_process_that_did_something()
    {
        await using var world = await World.CreateAsync();
        var longAgo = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await world.PutAsync(
            new BeadRow("goes"),
            new BeadRow("blank") { AcceptanceCriteria = "" },
            new BeadRow("silent") { Status = "in_progress", UpdatedAt = longAgo }
        );
        // Batches are measured where a tick may send several.
        world.Environment["BEADS_MAX_PER_TICK"] = "2";
        await using var dispatcher = await Staying.StartAsync(world);
        await Staying.UntilAsync(async () =>
            await world.StatusAsync("silent") == "blocked" && await world.StatusAsync("goes") == "in_progress"
        );
        // Each series comes with the end of the pass that has something to say of it.
        await Staying.UntilAsync(async () => Missing(await dispatcher.SentenceAsync("/metrics")).Count == 0);
    }

    [Fact]
    public async Task A_port_in_use_is_exit_code_2_before_the_first_pass()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var ended = (await world.TickAsync("run", "--listen", $"{taken.LocalEndpoint}")).With(2);

        ended.Out.ShouldBeEmpty();
        ended.Error.ShouldContain("name another address with --listen or BEADS_LISTEN");
        (await world.StatusAsync("bd-1")).ShouldBe("open");
    }

    [Fact]
    public async Task Without_ticks_it_recovers_and_sends_nothing()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(
            new BeadRow("waits"),
            new BeadRow("silent")
            {
                Status = "in_progress",
                UpdatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            }
        );
        await using var dispatcher = await Staying.StartAsync(world, "--no-tick");

        await Staying.UntilAsync(async () => await world.StatusAsync("silent") == "blocked");
        await dispatcher.UntilAsync("/readyz", 200);

        (await world.StatusAsync("waits")).ShouldBe("open");
        world.Agent.PostCount.ShouldBe(0);
    }

    private static List<string> Missing(string page) =>
        [.. Monitored.Own().Where(name => !page.Contains($"\n{name}", StringComparison.Ordinal))];
}
