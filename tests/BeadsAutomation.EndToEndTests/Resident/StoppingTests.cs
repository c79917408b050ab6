using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Resident;

/// <summary>SIGTERM: no new pass, the bead in hand is settled, and that is a good end.</summary>
public sealed class StoppingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_waits_it_ends_at_once()
    {
        await using var world = await World.CreateAsync();
        await using var dispatcher = await Staying.StartAsync(world, "--interval", "24h", "--sweep-interval", "24h");
        await dispatcher.UntilAsync("/readyz", 200);

        var started = TimeProvider.System.GetTimestamp();
        await dispatcher.TerminateAsync();
        var ended = (await dispatcher.EndAsync()).With(0);

        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        ended.ErrorLines.ShouldContain(l => l.Contains("asked to stop"));
    }

    [Fact]
    public async Task The_answer_in_flight_is_waited_for_recorded_and_settled_and_no_tick_follows()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("bd-2"));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Dispatch = AgentReply.Accepted("j-1").When(gate.Task);

        await using var dispatcher = await Staying.StartAsync(world);
        await world.Agent.NextPostAsync(Stop);
        (await dispatcher.StatusAsync("/healthz")).ShouldBe(200);
        await dispatcher.TerminateAsync();
        await dispatcher.SaysAsync("asked to stop");
        gate.SetResult();
        (await dispatcher.EndAsync()).With(0).Out.ShouldContain("dispatched bd-1 as job j-1");

        (await world.LedgerAsync("bd-1")).ShouldBe(["1 dispatched job=j-1"]);
        (await world.NotesAsync("bd-1"))[^1].ShouldStartWith("dispatched: job=j-1");
        (await world.StatusAsync("bd-2")).ShouldBe("open");
        world.Agent.PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task Each_pass_and_the_end_is_one_JSON_document_on_a_line()
    {
        await using var world = await World.CreateAsync();
        await using var dispatcher = await Staying.StartAsync(world, "--output", "json");
        await dispatcher.UntilAsync("/readyz", 200);
        await dispatcher.TerminateAsync();

        var documents = (await dispatcher.EndAsync()).With(0).OutLines.Select(Json.Parse).ToList();

        documents[0].GetProperty("command").GetString().ShouldBe("sweep");
        documents[^1].GetProperty("command").GetString().ShouldBe("run");
        documents[^1].GetProperty("exit_code").GetInt32().ShouldBe(0);
    }
}
