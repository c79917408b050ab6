using BeadsAutomation.EndToEndTests.BadInput;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary><c>kill -9</c> while a program waits for an answer of the database or the agent, the moments in which it knows least.</summary>
public sealed class KillFromOutsideTests
{
    private const int Killed = 137;
    private const string Bead = "bd-1";
    private const string Job = "000000000002";
    private const string Settled = "state = 'settled'";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Statement before the COMMIT, whether the COMMIT arrived, ledger and POSTs then, POSTs in the end.</summary>
    public static TheoryData<string, bool, string, int, int> Commits =>
        new()
        {
            { "'claimed', 0, 0", false, "", 0, 1 },
            { "'claimed', 0, 0", true, "1 claimed", 0, 1 },
            { "state = 'posting'", false, "1 claimed", 0, 1 },
            { "state = 'posting'", true, "1 posting", 0, 0 },
            { "answered_at = UTC_TIMESTAMP", false, "1 posting", 1, 1 },
            { "answered_at = UTC_TIMESTAMP", true, $"1 dispatched job={Job}", 1, 1 },
            { "dispatched: job=", false, $"1 dispatched job={Job}", 1, 1 },
            { "dispatched: job=", true, $"1 dispatched job={Job}", 1, 1 },
        };

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task A_tick_killed_at_a_COMMIT_sends_its_bead_at_most_once(
        string after,
        bool arrived,
        string ledger,
        int posts,
        int postsInTheEnd
    )
    {
        await using var world = await WithOneReadyAsync();

        await KilledAtCommitAsync(world, Product.Dispatcher, after, arrived);

        string.Join(", ", await world.LedgerAsync(Bead)).ShouldBe(ledger);
        world.Agent.PostsOf(Bead).ShouldBe(posts);
        await ShouldEndWellAsync(world, postsInTheEnd);
    }

    [Fact]
    public async Task A_tick_killed_with_its_queue_read_leaves_nothing()
    {
        await using var world = await WithOneReadyAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Status = AgentReply.Hang().When(Signalling(asked));

        await KilledAsync(world, Product.Dispatcher, asked.Task);

        world.Agent.Status = AgentReply.Busy(false);
        (await world.LedgerAsync(Bead)).ShouldBeEmpty();
        await ShouldEndWellAsync(world, 1);
    }

    [Fact]
    public async Task A_tick_killed_with_its_request_sent_never_sends_again()
    {
        await using var world = await WithOneReadyAsync();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Dispatch = AgentReply.Hang().When(Signalling(sent));

        await KilledAsync(world, Product.Dispatcher, sent.Task);

        world.Agent.Dispatch = null;
        (await world.LedgerAsync(Bead)).ShouldBe(["1 posting"]);
        await ShouldEndWellAsync(world, 1);
        (await world.LedgerAsync(Bead)).ShouldBe(["1 settled stale"]);
    }

    /// <summary>A Dolt commit is one statement of its own, with nothing left to do for the bead after it.</summary>
    [Theory]
    [Trait("server", "dolt")]
    [InlineData(ProxyFault.SilentBefore)]
    [InlineData(ProxyFault.SilentAfter)]
    public async Task A_tick_killed_at_its_Dolt_commit_has_done_its_work(ProxyFault fault)
    {
        var server = await TestServer.GetAsync();
        Assert.SkipUnless(server.Flavour == Flavour.Dolt, "BEADS_TEST_SERVER names no Dolt");
        await using var world = await WithOneReadyAsync();
        using var proxy = new FaultyProxy(server.Address) { Fault = fault, At = "DOLT_COMMIT" };
        world.As(proxy.Address);

        await KilledAsync(world, Product.Dispatcher, proxy.Reached);

        world.As(server.Address);
        (await world.LedgerAsync(Bead)).ShouldBe([$"1 dispatched job={Job}"]);
        await ShouldEndWellAsync(world, 1);
    }

    [Fact]
    public async Task A_sweep_killed_with_its_claims_read_leaves_them_to_the_next()
    {
        await using var world = await WithOneSilentAsync();
        var before = await world.ContentsAsync();
        using (var proxy = Proxy(world, "", "ROLLBACK", arrived: true))
        {
            await KilledAsync(world, Product.Reaper, proxy.Reached);
        }

        world.As(world.Database.Server.Address);
        (await world.ContentsAsync()).ShouldBe(before);
        await ShouldBeReapedOnceAsync(world);
    }

    [Fact]
    public async Task A_sweep_killed_at_a_look_up_leaves_the_claim_to_the_next()
    {
        await using var world = await WithOneSilentAsync(withService: true);
        var before = await world.ContentsAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Jobs[Job] = AgentReply.Hang().When(Signalling(asked));

        await KilledAsync(world, Product.Reaper, asked.Task);

        (await world.ContentsAsync()).ShouldBe(before);
        world.Agent.Jobs[Job] = AgentReply.JobNotFound();
        await ShouldBeReapedOnceAsync(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sweep_killed_at_its_COMMIT_is_finished_by_the_next(bool arrived)
    {
        await using var world = await WithOneSilentAsync();

        await KilledAtCommitAsync(world, Product.Reaper, Settled, arrived);

        (await world.StatusAsync(Bead)).ShouldBe(arrived ? "blocked" : "in_progress");
        await ShouldBeReapedOnceAsync(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rearm_killed_at_its_COMMIT_can_be_given_again(bool arrived)
    {
        await using var world = await WithOneSilentAsync();

        await KilledAtCommitAsync(world, Product.Dispatcher, Settled, arrived, "rearm", Bead);

        (await world.StatusAsync(Bead)).ShouldBe(arrived ? "open" : "in_progress");
        (await world.TickHereAsync("rearm", Bead)).With(0);
        (await world.StatusAsync(Bead)).ShouldBe("open");
        (await world.LedgerAsync(Bead)).ShouldBe([$"1 settled taken_back job={Job}"]);
        (await world.NotesAsync(Bead)).Count(n => n.StartsWith("rearmed by", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>The ledger is there, and one bead of another name was sent before.</summary>
    private static async Task<World> WithOneReadyAsync(bool withService = false)
    {
        var world = await World.CreateAsync(withService);
        await world.PutAsync(new BeadRow("bd-0"));
        (await world.TickHereAsync()).With(0);
        await world.PutAsync(new BeadRow(Bead));
        return world;
    }

    /// <summary>Sent, and silent for longer than the threshold.</summary>
    private static async Task<World> WithOneSilentAsync(bool withService = false)
    {
        var world = await WithOneReadyAsync(withService);
        (await world.TickHereAsync()).With(0);
        await world.Database.ExecuteAsync("delete from issues where id = 'bd-0'");
        await world.Database.ExecuteAsync("delete from automation_attempts where bead_id = 'bd-0'");
        await world.PassAsync(TimeSpan.FromMinutes(32));
        return world;
    }

    private static async Task KilledAtCommitAsync(
        World world,
        string program,
        string after,
        bool arrived,
        params string[] arguments
    )
    {
        using var proxy = Proxy(world, after, "COMMIT", arrived);
        await KilledAsync(world, program, proxy.Reached, arguments);
        world.As(world.Database.Server.Address);
    }

    private static async Task KilledAsync(World world, string program, Task reached, params string[] arguments)
    {
        await using var running = await Product.StartAsync(program, world.Environment, arguments);
        await reached.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, None);
        running.Kill();
        (await running.EndAsync()).With(Killed);
    }

    private static FaultyProxy Proxy(World world, string after, string at, bool arrived)
    {
        var fault = arrived ? ProxyFault.SilentAfter : ProxyFault.SilentBefore;
        var proxy = new FaultyProxy(world.Database.Server.Address)
        {
            Fault = fault,
            After = after,
            At = at,
        };
        world.As(proxy.Address);
        return proxy;
    }

    private static Func<Task> Signalling(TaskCompletionSource reached) =>
        () =>
        {
            reached.TrySetResult();
            return Task.CompletedTask;
        };

    private static async Task ShouldEndWellAsync(World world, int posts)
    {
        (await world.TickHereAsync("tick", "--sweep")).With(0);
        await world.ShouldKeepThePromiseAsync("one tick and sweep later");
        await world.PassAsync(TimeSpan.FromMinutes(5));
        (await world.SweepHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);
        await world.PassAsync(TimeSpan.FromMinutes(32));
        (await world.SweepHereAsync()).With(0);
        await world.ShouldHaveSettledAsync("the threshold later");
        world.Agent.PostsOf(Bead).ShouldBe(posts);
        (await world.StatusAsync(Bead)).ShouldBe("blocked");
    }

    private static async Task ShouldBeReapedOnceAsync(World world)
    {
        (await world.SweepHereAsync()).With(0);
        (await world.SweepHereAsync()).With(0);
        await world.ShouldHaveSettledAsync("two sweeps later");
        (await world.StatusAsync(Bead)).ShouldBe("blocked");
        (await world.NotesAsync(Bead)).Count(n => n.StartsWith("reaper:", StringComparison.Ordinal)).ShouldBe(1);
        world.Agent.PostsOf(Bead).ShouldBe(1);
    }
}
