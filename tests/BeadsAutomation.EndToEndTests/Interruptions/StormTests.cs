using System.Globalization;
using BeadsAutomation.EndToEndTests.BadInput;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>Whatever is killed whenever: the agent gets no bead twice, and no bead is lost.</summary>
[Collection(nameof(Alone))]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Beads = 200;

    private static readonly int SentAfterwards = Effort.Of(30, Beads);
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(Effort.Of(20, 120));

    [Fact]
    public async Task Programs_killed_at_random_send_no_bead_twice_and_lose_none()
    {
        await using var world = await World.CreateAsync();
        world.Environment["BEADS_MAX_IN_FLIGHT"] = "1000";
        world.Environment["BEADS_MAX_ATTEMPTS"] = "100";
        world.Agent.BeforeAnswer = _ => Task.Delay(Thinking, TimeProvider.System);
        await world.PutAsync([.. Enumerable.Range(0, Beads).Select(n => new BeadRow(Id(n)))]);
        (await world.TickHereAsync()).With(0);

        var before = world.Agent.PostCount;
        var storm = new Storm(world, Effort.Seed);
        await storm.RageAsync(Long);
        await world.ShouldKeepThePromiseAsync($"seed {Effort.Seed}");
        world.Agent.BeforeAnswer = null;
        var sent = world.Agent.PostCount;
        var calm = TimeProvider.System.GetTimestamp();
        await JudgeAllAsync(world);
        var waiting = await world.Database.ScalarAsync<long>("select count(*) from issues where status = 'open'");
        await CalmAsync(world);

        await world.ShouldHaveSettledAsync($"seed {Effort.Seed}");
        var ends = await world.Database.QueryAsync(
            "select coalesce(outcome, state) as end, count(*) as n from automation_attempts group by 1 order by 1"
        );
        output.WriteLine(
            $"seed {Effort.Seed}, {Long.TotalSeconds} s: {storm.Started} programs, {storm.Killed} killed, {sent} of {Beads} beads sent, {world.Agent.PostCount} after a calm of {TimeProvider.System.GetElapsedTime(calm).TotalSeconds:0} s; "
                + string.Join(", ", ends.Select(e => $"{e["end"]} {e["n"]}"))
        );
        (world.Agent.PostCount - sent).ShouldBe((int)Math.Min(SentAfterwards, waiting), "the queue goes on");
        sent.ShouldBeGreaterThan(before);
        storm.Killed.ShouldBeGreaterThan(0);
    }

    /// <summary>The queue goes on; what is open in the end was never sent.</summary>
    private static async Task CalmAsync(World world)
    {
        for (var n = 0; n < SentAfterwards; n++)
        {
            (await world.TickHereAsync()).With(0);
        }
        await JudgeAllAsync(world);
        foreach (var open in await world.Database.QueryAsync("select id from issues where status = 'open'"))
        {
            world.Agent.PostsOf((string)open["id"]!).ShouldBe(0);
        }
    }

    private static async Task JudgeAllAsync(World world)
    {
        await world.PassAsync(TimeSpan.FromMinutes(35));
        (await world.SweepHereAsync("sweep", "--allow-mass-reap")).With(0);
    }

    private static string Id(int n) => "bd-" + n.ToString("000", CultureInfo.InvariantCulture);
}
