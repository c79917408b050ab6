using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>
/// The connection breaks or falls silent at the COMMIT that ends an attempt: in a sweep, a re-arm by hand, and the tick that puts a bead
/// back. Given again, the command finds it done or does it, once.
/// </summary>
public sealed class BrokenSettlementTests
{
    private const string Bead = "bd-1";
    private const string Job = "000000000001";
    private const string Settled = "state = 'settled'";

    /// <summary>How the attempt ends; the bead's status and ledger row then; a note that stands once.</summary>
    public static TheoryData<string, string, string, string> Endings =>
        new()
        {
            { "silence", "blocked", $"1 settled stale job={Job}", "reaper: no progress" },
            { "completed job", "blocked", $"1 settled agent_left_open job={Job}", $"reaper: job {Job} completed" },
            { "ghost", "open", "1 settled ghost counted", "released: claimed and never sent" },
            { "refusal", "open", "1 settled rejected counted", "dispatch failed" },
            { "re-arm", "open", $"1 settled taken_back job={Job}", "rearmed by" },
        };

    [Theory(Timeout = 90_000)]
    [MemberData(nameof(Endings))]
    public Task An_attempt_ends_once_wherever_the_connection_breaks_at_its_COMMIT(
        string ending,
        string status,
        string row,
        string note
    ) =>
        Task.WhenAll(
            Enum.GetValues<ProxyFault>()
                .Select(async fault =>
                {
                    var why = $"{ending}, {fault}";
                    await using var world = await BeforeTheEndAsync(ending);
                    var posts = world.Agent.PostCount;
                    using (var proxy = world.Between(fault, Settled, "COMMIT"))
                    {
                        var said = await proxy.EndAsync(time => RunAsync(world, ending, time));
                        said.Code.ShouldBeOneOf([0, 3]);
                        said.Everything.ShouldNotContain("   at ");
                    }
                    world.As(world.Database.Server.Address);
                    world.Agent.Status = AgentReply.Busy(true);
                    (await RunAsync(world, ending, null)).With(0);

                    (await world.StatusAsync(Bead)).ShouldBe(status, why);
                    (await world.LedgerAsync(Bead)).ShouldBe([row], why);
                    (await world.NotesAsync(Bead))
                        .Count(n => n.StartsWith(note, StringComparison.Ordinal))
                        .ShouldBe(1, why);
                    world.Agent.PostCount.ShouldBe(posts, why);
                })
        );

    /// <summary>The hold is the store's only word that no bead carries.</summary>
    [Theory(Timeout = 90_000)]
    [InlineData(ProxyFault.SilentBefore)]
    [InlineData(ProxyFault.SilentAfter)]
    [InlineData(ProxyFault.CutBefore)]
    [InlineData(ProxyFault.CutAfter)]
    [InlineData(ProxyFault.CutInAnswer)]
    public async Task A_hold_that_may_not_be_stored_sends_no_bead_twice(ProxyFault fault)
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-0"));
        (await world.TickHereAsync()).With(0);
        await world.PutAsync(new BeadRow(Bead));
        world.Agent.Dispatch = AgentReply.Of(500, "");
        using (var proxy = world.Between(fault, "INSERT INTO automation_state", "COMMIT"))
        {
            var said = await proxy.EndAsync(time => world.RunHereAsync(DispatcherProgram.Executable, time));
            said.Everything.ShouldNotContain("   at ");
        }
        world.As(world.Database.Server.Address);
        world.Agent.Dispatch = null;

        (await world.TickHereAsync()).With(0);

        (await world.LedgerAsync(Bead)).ShouldBe(["1 unknown"]);
        world.Agent.PostsOf(Bead).ShouldBe(1);
    }

    /// <summary>One attempt that this command ends.</summary>
    private static async Task<World> BeforeTheEndAsync(string ending)
    {
        var world = await World.CreateAsync(withService: true);
        await world.PutAsync(new BeadRow(Bead));
        if (ending is "ghost" or "refusal")
        {
            world.Agent.Dispatch = AgentReply.Of(400, """{"error":"on strike"}""");
            world.Environment["BEADS_TEST_KILL_AT"] = ending is "ghost" ? "claim_committed" : "answer_recorded";
            (await world.TickAsync()).With(137);
            world.Environment.Remove("BEADS_TEST_KILL_AT");
        }
        else
        {
            (await world.TickHereAsync()).With(0);
            world.Agent.Jobs[Job] = ending is "completed job"
                ? AgentReply.Job("completed", 0)
                : AgentReply.Of(503, "not now");
        }
        await world.PassAsync(ending is "refusal" ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(32));
        return world;
    }

    private static Task<Said> RunAsync(World world, string ending, TimeProvider? time) =>
        ending switch
        {
            "re-arm" => world.RunHereAsync(DispatcherProgram.Executable, time, "rearm", Bead),
            "refusal" => world.RunHereAsync(DispatcherProgram.Executable, time),
            _ => world.RunHereAsync(ReaperProgram.Executable, time),
        };
}
