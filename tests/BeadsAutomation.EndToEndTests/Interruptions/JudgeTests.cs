using BeadsAutomation.EndToEndTests.BadInput;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>The judge of races, kills and storms sees what must not be.</summary>
public sealed class JudgeTests
{
    [Theory]
    [InlineData("delete from automation_attempts")]
    [InlineData("update automation_attempts set posted_at = null")]
    [InlineData("update automation_attempts set state = 'settled'")]
    [InlineData("update issues set status = 'open', updated_at = utc_timestamp()")]
    [InlineData("update issues set status = 'hooked'")]
    public async Task A_bead_that_was_lost_or_is_not_explained_is_seen(string wrong)
    {
        await using var world = await WithOneSentAsync();
        await world.ShouldKeepThePromiseAsync("as it should be");

        await world.Database.ExecuteAsync(wrong);

        await Assert.ThrowsAsync<ShouldAssertException>(() => world.ShouldKeepThePromiseAsync("on purpose"));
    }

    [Fact]
    public async Task A_second_job_for_one_bead_is_seen()
    {
        await using var world = await WithOneSentAsync();
        await world.Database.ExecuteAsync("update automation_attempts set state = 'settled', status_left = 'open'");
        await world.Database.ExecuteAsync("update issues set status = 'open', updated_at = utc_timestamp()");
        await world.ShouldKeepThePromiseAsync("still one job");

        var said = (await world.TickHereAsync()).With(0);

        world.Agent.PostsOf("bd-1").ShouldBe(2, said.Everything);
        await Assert.ThrowsAsync<ShouldAssertException>(() => world.ShouldKeepThePromiseAsync("on purpose"));
    }

    private static async Task<World> WithOneSentAsync()
    {
        var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickHereAsync()).With(0);
        return world;
    }
}
