using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>
/// A server that reads well and takes no write, whatever the run: its disk is full, it is read-only. The run ends with 3 and its words,
/// nothing is sent, the bead is as it was, and once the server takes writes again the same run does its work.
/// </summary>
public sealed class RefusedWriteTests
{
    private const string Full = "error writing to database journal file: no space left on device";
    private const string ReadOnly = "database is read only";

    /// <summary>The run, the bead's status before and after it is done, and the statement that is refused: the COMMIT, or one of the body.</summary>
    public static TheoryData<string, string, string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string, string, string>();
            foreach (
                var (run, before, after) in new[]
                {
                    ("tick", "open", "in_progress"),
                    ("dispatch", "open", "in_progress"),
                    ("sweep", "in_progress", "blocked"),
                    ("cancel", "in_progress", "blocked"),
                    ("reap", "in_progress", "blocked"),
                    ("rearm", "in_progress", "open"),
                    ("pause", "in_progress", "in_progress"),
                }
            )
            {
                runs.Add(run, before, after, "COMMIT");
                runs.Add(run, before, after, run is "pause" ? "INSERT INTO automation_state" : "UPDATE issues");
            }
            return runs;
        }
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Runs))]
    public async Task It_ends_with_3_and_the_servers_words_and_leaves_everything_as_it_was(
        string run,
        string before,
        string after,
        string at
    )
    {
        foreach (var words in Effort.IsLong ? [Full, ReadOnly] : (string[])[Full])
        {
            await using var world = await LongAgoAsync(TimeSpan.FromMinutes(32));
            world.Agent.Jobs[FirstJob] = AgentReply.Of(503, "not now");
            if (before == "open")
            {
                await world.Database.ExecuteAsync("update issues set status = 'closed' where id = 'bd-1'");
                (await world.SweepHereAsync()).With(0);
                await world.PutAsync(new BeadRow("bd-2"));
            }
            var (bead, posts) = (before == "open" ? "bd-2" : "bd-1", world.Agent.PostCount);
            var contents = await world.ContentsAsync();
            using (
                var proxy = new FaultyProxy(world.Database.Server.Address)
                {
                    Fault = ProxyFault.Refused,
                    At = at,
                    ForGood = true,
                    Refusal = (1105, words),
                }
            )
            {
                world.As(proxy.Address);
                var said = (await RunAsync(world, run, bead)).With(3);
                said.Everything.ShouldContain(words);
                said.Everything.ShouldNotContain("lost race", Case.Insensitive);
                said.Everything.ShouldNotContain("   at ");
            }
            world.As(world.Database.Server.Address);
            (await world.ContentsAsync()).ShouldBe(contents);
            (await world.StatusAsync(bead)).ShouldBe(before);
            world.Agent.PostCount.ShouldBe(posts);

            (await RunAsync(world, run, bead)).With(0);
            (await world.StatusAsync(bead)).ShouldBe(after);
        }
    }

    private static Task<Said> RunAsync(World world, string run, string bead) =>
        run switch
        {
            "tick" => world.TickHereAsync(),
            "sweep" => world.SweepHereAsync(),
            "pause" => world.RunHereAsync(DispatcherProgram.Executable, null, "pause", "--reason", "r"),
            _ => world.RunHereAsync(DispatcherProgram.Executable, null, run, bead),
        };
}
