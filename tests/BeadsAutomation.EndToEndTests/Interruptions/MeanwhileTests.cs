using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>What others do to a bead after the dispatcher read it and before it claims.</summary>
public sealed class MeanwhileTests
{
    public static TheoryData<string> Changes() =>
        ["status = 'closed'", "assignee = ''", "assignee = 'mary'", "priority = 0", "notes = 'wait'"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_bead_that_was_changed_is_left_alone_and_the_next_is_sent(string change)
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1") { Priority = 1 }, new BeadRow("bd-2"));
        IReadOnlyDictionary<string, object?>? changed = null;

        await TickAsync(
            world,
            async () =>
            {
                await world.Database.ExecuteAsync(
                    $"update issues set {change}, updated_at = utc_timestamp() where id = 'bd-1'"
                );
                changed = await world.Database.ReadBeadAsync("bd-1");
            }
        );

        (await world.Database.ReadBeadAsync("bd-1")).ShouldBe(changed.ShouldNotBeNull());
        (await world.LedgerAsync("bd-1")).ShouldBeEmpty();
        world.Agent.PostsOf("bd-1").ShouldBe(0);
        world.Agent.PostsOf("bd-2").ShouldBe(1);
    }

    [Fact]
    public async Task A_bead_that_something_blocks_now_is_released_unsent()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"), new BeadRow("blocker") { Assignee = "someone" });

        // As in bd, a new dependency does not touch the bead.
        var tick = await TickAsync(
            world,
            () => world.Database.InsertDependencyAsync(new DependencyRow("bd-1", "blocker"))
        );

        tick.With(0).Out.ShouldContain("1 blocked_by");
        (await world.StatusAsync("bd-1")).ShouldBe("open");
        (await world.LedgerAsync("bd-1")).ShouldBe(["1 settled released"]);
        world.Agent.PostCount.ShouldBe(0);
    }

    /// <summary>One tick that has read its queue when the change is made.</summary>
    private static async Task<Ended> TickAsync(World world, Func<Task> change)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Agent.Status = AgentReply
            .Busy(false)
            .When(() =>
            {
                asked.TrySetResult();
                return gate.Task;
            });
        await using var tick = await world.StartTickAsync();
        await asked.Task;
        await change();
        gate.SetResult();
        return await tick.EndAsync();
    }
}
