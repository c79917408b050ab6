using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>
/// The connection breaks or falls silent at one statement of a run. The run ends by its own deadlines or goes on from a new read, the
/// bead is sent at most once, and the runs after it find all that was left.
/// </summary>
public sealed class BrokenConnectionTests
{
    private const string Bead = "code-1";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Statement before, statement at which it breaks, exit code and POSTs when the statement was carried out, and when it was not.</summary>
    public static TheoryData<string, string, string, int, int, int, int> Points =>
        new()
        {
            { "reading the queue", "", "AS Acceptance", 3, 0, 3, 0 },
            { "writing the claim", "", "'claimed', 0, 0", 3, 0, 3, 0 },
            { "committing the claim", "'claimed', 0, 0", "COMMIT", 0, 1, 3, 0 },
            { "committing the mark", "state = 'posting'", "COMMIT", 0, 1, 3, 0 },
            { "committing the answer", "answered_at = UTC_TIMESTAMP", "COMMIT", 0, 1, 0, 1 },
            { "committing the note", "dispatched: job=", "COMMIT", 0, 1, 0, 1 },
        };

    [Theory(Timeout = 90_000)]
    [MemberData(nameof(Points))]
    public Task A_tick_sends_at_most_once_and_what_it_leaves_is_found(
        string point,
        string after,
        string at,
        int codeDone,
        int postsDone,
        int codeNotDone,
        int postsNotDone
    ) =>
        Task.WhenAll(
            Enum.GetValues<ProxyFault>()
                .Select(async fault =>
                {
                    var isDone = fault is not (ProxyFault.CutBefore or ProxyFault.SilentBefore or ProxyFault.Refused);
                    await using var world = await PreparedAsync();
                    using (var proxy = world.Between(fault, after, at))
                    {
                        var said = await proxy.EndAsync(time => world.RunHereAsync(DispatcherProgram.Executable, time));
                        said.Code.ShouldBe(isDone ? codeDone : codeNotDone, $"{point}, {fault}: {said.Everything}");
                        said.Everything.ShouldNotContain("   at ");
                    }
                    world.Agent.PostsOf(Bead).ShouldBe(isDone ? postsDone : postsNotDone, $"{point}, {fault}");
                    await ShouldBeSentOnceAfterAllAsync(world, $"{point}, {fault}");
                })
        );

    [Theory(Timeout = 90_000)]
    [InlineData("'claimed', 0, 0", ProxyFault.SilentAfter, 0, "claimed")]
    [InlineData("'claimed', 0, 0", ProxyFault.SilentBefore, 0, null)]
    [InlineData("state = 'posting'", ProxyFault.SilentAfter, 0, "posting")]
    [InlineData("state = 'posting'", ProxyFault.SilentBefore, 0, "claimed")]
    public async Task A_server_that_falls_silent_for_good_at_COMMIT_ends_the_tick(
        string after,
        ProxyFault fault,
        int posts,
        string? left
    )
    {
        await using var world = await PreparedAsync();
        using (var proxy = world.Between(fault, after, "COMMIT", forGood: true))
        {
            var time = new HeldTimers();
            var run = world.RunHereAsync(DispatcherProgram.Executable, time);
            await proxy.Reached;
            await time.RunOutAsync(Breaking.OneAnswer, None);
            await time.RunOutAsync(Breaking.OneAnswer, None);
            (await run).Refuses(3, "does not answer", $"{Breaking.OneAnswer.TotalSeconds:0} s");
        }
        world.As(world.Database.Server.Address);
        world.Agent.PostsOf(Bead).ShouldBe(posts);
        (await world.LedgerAsync(Bead)).ShouldBe(left is null ? [] : [$"1 {left}"]);
        if (left is "posting")
        {
            // Nothing proves that it was not sent: a human gets it.
            await world.PassAsync(TimeSpan.FromMinutes(32));
            (await world.SweepHereAsync()).With(0);
            (await world.StatusAsync(Bead)).ShouldBe("blocked");
            return;
        }
        await ShouldBeSentOnceAfterAllAsync(world, after);
    }

    [Theory(Timeout = 90_000)]
    [InlineData(ProxyFault.SilentAfter, "1 dispatched job=000000000002")]
    [InlineData(ProxyFault.SilentBefore, "1 posting")]
    public async Task A_server_that_is_silent_when_the_answer_is_recorded_is_waited_for_until_the_grace_is_over(
        ProxyFault fault,
        string left
    )
    {
        await using var world = await PreparedAsync();
        using (var proxy = world.Between(fault, "answered_at = UTC_TIMESTAMP", "COMMIT", forGood: true))
        {
            var time = new HeldTimers();
            var run = world.RunHereAsync(DispatcherProgram.Executable, time);
            await proxy.Reached;
            await time.RunOutAsync(Breaking.OneAnswer, None);
            await time.RunOutAsync(TimeSpan.FromMilliseconds(200), None);
            await time.RunOutAsync(Breaking.OneAnswer, None);
            run.IsCompleted.ShouldBeFalse();
            await time.RunOutAsync(TimeSpan.FromSeconds(90), None);
            var said = (await run).With(3);
            said.Log.ShouldContain("could not be recorded");
            said.Everything.ShouldNotContain("   at ");
        }
        world.Agent.PostsOf(Bead).ShouldBe(1);
        (await world.LedgerAsync(Bead)).ShouldBe([left]);
        await ShouldBeSentOnceAfterAllAsync(world, left);
    }

    /// <summary>The ledger is there, one bead is in flight and one is ready.</summary>
    private static async Task<World> PreparedAsync()
    {
        var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("code-0"));
        (await world.TickHereAsync()).With(0);
        await world.PutAsync(new BeadRow(Bead));
        return world;
    }

    private static async Task ShouldBeSentOnceAfterAllAsync(World world, string context)
    {
        world.As(world.Database.Server.Address);
        await world.PassAsync(TimeSpan.FromMinutes(5));
        (await world.SweepHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);
        (await world.TickHereAsync()).With(0);

        (await world.StatusAsync(Bead)).ShouldBe("in_progress", context);
        world.Agent.PostsOf(Bead).ShouldBe(1, context);
    }
}
