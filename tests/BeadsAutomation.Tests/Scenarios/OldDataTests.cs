using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Interleavings;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A bead that goes back in time: an import, an export of an older database, a restored row.</summary>
public sealed class OldDataTests
{
    /// <summary>How its attempt ended before the old row came back.</summary>
    public static TheoryData<string> Ends =>
        ["closed", "blocked by its agent", "re-opened and closed", "its job failed", "silent", "cancelled"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task It_is_not_run_again_however_often_its_old_row_comes_back(string end)
    {
        var (world, old) = await EndedAsync(end);
        var posts = world.Agent.Posts.Count;

        for (var round = 0; round < 6; round++)
        {
            world.Do(t => t.SetCells("b1", old));
            await world.LetPassAsync(hours: 3, everyMinutes: 10);
        }

        world.Agent.Posts.Count.ShouldBe(posts);
        world.Status("b1").ShouldBe("open");
    }

    [Fact]
    public async Task It_waits_with_a_reason_that_says_both_times_and_is_told_once()
    {
        var (world, old) = await EndedAsync("closed");
        world.Do(t => t.SetCells("b1", old));

        var tick = await world.TickAsync();
        var told = await world.SweepAsync();
        var changes = world.Changes.Count;
        var later = await world.SweepAsync();

        var decision = tick.Decisions.ShouldHaveSingleItem();
        (decision.Reason, tick.ExitCode).ShouldBe((ReasonCode.OldData, ExitCode.Done));
        decision.Detail.ShouldContain("before attempt 1 wrote to it");
        (told.ExitCode, later.ExitCode).ShouldBe((ExitCode.Attention, ExitCode.Done));
        told.Warnings.ShouldHaveSingleItem().ShouldContain("rearm");
        later.Verdicts.ShouldBeEmpty();
        world.Changes.Count.ShouldBe(changes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rearm_has_it_sent_again_once(bool told)
    {
        var (world, old) = await EndedAsync("closed");
        world.Do(t => t.SetCells("b1", old));
        if (told)
        {
            await world.SweepAsync();
        }

        (await world.Process().RearmAsync("b1")).Sentence.ShouldContain("an old row was brought back");
        await world.LetPassAsync(hours: 3, everyMinutes: 10);

        world.Agent.Posts.Count.ShouldBe(2);
        Promise.NothingIsSentTwice(world, "re-armed");
    }

    /// <summary>Its attempt was taken back, so that <c>rearm</c> has no word left to change: the note makes the bead new.</summary>
    [Fact]
    public async Task A_rearm_of_a_bead_that_was_taken_back_writes_to_it()
    {
        var world = Worlds.Make("re-opened");
        await world.SweepAsync();
        world.Do(t => t.SetCells("b1", [new("updated_at", new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc))]));
        (await world.TickAsync()).Decisions.ShouldContain(d => d.Reason == ReasonCode.OldData);

        (await world.Process().RearmAsync("b1")).Done.ShouldBeTrue();

        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    public static TheoryData<string> Newer =>
        ["re-opened", "noted", "put back by us", "put back by us, then an old row", "never attempted"];

    [Theory]
    [MemberData(nameof(Newer))]
    public async Task A_bead_that_is_as_new_as_our_ledger_goes(string how)
    {
        var world = Worlds.Make(
            "ready",
            how.StartsWith("put back", StringComparison.Ordinal) ? AnswerClass.Environment : AnswerClass.Accepted
        );
        var old = world.Database.Bead("b1")!.Cells.ToList();
        if (how != "never attempted")
        {
            await world.TickAsync();
            world.Agent.Answer = Answers.Accepted;
            world.Advance(40);
        }
        switch (how)
        {
            case "re-opened":
                await world.SweepAsync();
                world.Reopen("b1");
                break;
            case "put back by us, then an old row":
                world.Do(t => t.SetCells("b1", old));
                break;
            case "noted":
                await world.SweepAsync();
                world.Do(t => t.SetCells("b1", [new("status", "open"), new("updated_at", new DateTime(2026, 11, 1))]));
                world.Do(t => t.Note("b1", "mine"));
                break;
        }
        world.Advance(1);

        (await world.TickAsync()).Outcome.ShouldBe(TickOutcome.Dispatched);
    }

    [Fact]
    public async Task A_dispatch_by_hand_says_what_to_do_instead()
    {
        var (world, old) = await EndedAsync("closed");
        world.Do(t => t.SetCells("b1", old));

        var report = await world.Process().DispatchAsync("b1", ignoreBackoff: true);

        report.Sentence.ShouldContain("old_data");
        report.Sentence.ShouldContain("beads-dispatcher rearm b1");
        world.Agent.Posts.Count.ShouldBe(1);
    }

    private static async Task<(ModelWorld World, IEnumerable<KeyValuePair<string, object?>> Old)> EndedAsync(string end)
    {
        var world = Worlds.Make("ready");
        var old = world.Database.Bead("b1")!.Cells.ToList();
        world.Advance(1);
        await world.TickAsync();
        world.Advance(2);
        switch (end)
        {
            case "closed":
                world.Do(t => t.Close("b1"));
                break;
            case "blocked by its agent":
                world.Do(t => t.SetStatus("b1", "blocked"));
                break;
            case "re-opened and closed":
                world.Reopen("b1");
                world.Advance(2);
                world.Do(t => t.Close("b1"));
                break;
            case "its job failed":
                world.Agent.Job = _ => Answers.Job(JobState.Failed);
                break;
            case "silent":
                world.Advance(60);
                break;
            case "cancelled":
                await world.Process().CancelAsync("b1");
                break;
        }
        await world.SweepAsync();
        world.Attempts("b1").ShouldHaveSingleItem().IsSettled.ShouldBeTrue();
        return (world, old);
    }
}
