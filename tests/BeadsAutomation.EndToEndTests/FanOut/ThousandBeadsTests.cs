using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;

namespace BeadsAutomation.EndToEndTests.FanOut;

/// <summary>A long queue and a service with room for fifty: batches grow into the room that there is, and nothing is sent twice.</summary>
public sealed class ThousandBeadsTests(ITestOutputHelper output)
{
    // A thousand of them in the long run.
    private static readonly int Beads = Effort.Of(250, 1000);

    private const int Capacity = 50;

    [Fact]
    public async Task Every_ready_bead_is_sent_once_and_never_more_than_fifty_run()
    {
        await using var world = await World.CreateAsync(withService: true);
        world.Agent.Capacity = Capacity;
        world.Environment["BEADS_MAX_PER_TICK"] = "100";
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "1000";
        await world.PutAsync([.. Enumerable.Range(0, Beads).Select(i => new BeadRow($"bd-{i}"))]);

        for (var tick = 1; world.Agent.PostCount < Beads; tick++)
        {
            var fanOut = (await TickAsync(world)).GetProperty("fan_out");
            var sent = fanOut.GetProperty("succeeded").GetInt32();
            output.WriteLine(
                $"tick {tick, 2}: {sent, 2} sent in batches of {fanOut.GetProperty("batches")}, {fanOut.GetProperty("outcome")}, {world.Agent.Running} running, {world.Agent.PostCount, 4} in all"
            );
            world.Agent.Running.ShouldBeLessThanOrEqualTo(Capacity);
            // They are done by the next tick.
            await EndAsync(world, sent);
            tick.ShouldBeLessThan(Beads);
        }

        var posts = world.Agent.Requests.Where(r => r.IsDispatch).Select(r => r.BeadId!).ToList();
        posts.Count.ShouldBe(Beads);
        posts.Distinct(StringComparer.Ordinal).Count().ShouldBe(Beads);
        (await world.Database.ScalarAsync<long>("select count(*) from automation_attempts")).ShouldBe(Beads);
    }

    /// <summary>The oldest jobs end and close their beads.</summary>
    private static async Task EndAsync(World world, int jobs)
    {
        await world.Database.ExecuteAsync(
            $"update issues set status = 'closed' where status = 'in_progress' order by updated_at limit {jobs}"
        );
        world.Agent.End(jobs);
    }

    private static async Task<JsonElement> TickAsync(World world)
    {
        using var text = new StringWriter();
        var code = await CommandHost.RunAsync(
            DispatcherProgram.Executable,
            ["tick", "--sweep", "--output", "json", "--log-level", "error"],
            new ProcessEnvironment
            {
                Environment = name => world.Environment.GetValueOrDefault(name),
                Folder = "/",
                Out = text,
                Error = TextWriter.Null,
            }
        );
        code.ShouldBe(0, text.ToString());
        return JsonDocument.Parse(text.ToString()).RootElement.GetProperty("tick");
    }
}
