using BeadsAutomation.EndToEndTests.Running;
using static BeadsAutomation.EndToEndTests.Sweeping.Sent;

namespace BeadsAutomation.EndToEndTests.Sweeping;

/// <summary>What the reaper makes of beads about which nobody can be asked.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task Without_the_services_url_silence_decides()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(30), withService: false);
        (await world.SweepAsync()).With(0);
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");

        await world.PassAsync(TimeSpan.FromMinutes(1));
        (await world.SweepAsync()).With(0).Out.ShouldContain("REAPED bd-1");

        (await world.StatusAsync("bd-1")).ShouldBe("blocked");
        (await world.LedgerAsync("bd-1")).ShouldBe([$"1 settled stale job={FirstJob}"]);
        (await world.NotesAsync("bd-1"))[2].ShouldStartWith("reaper: no progress for 31m (threshold 30m) — blocking");
    }

    [Fact]
    public async Task A_comment_by_somebody_else_is_a_sign_of_life_and_our_own_write_is_none()
    {
        await using var world = await LongAgoAsync(TimeSpan.FromMinutes(40), withService: false);
        await world.Database.ExecuteAsync(
            "insert into comments (id, issue_id, author, text, created_at) values ('c-1', 'bd-1', 'agent', 'at it', utc_timestamp() - interval 5 minute)"
        );

        (await world.SweepAsync()).With(0).Out.ShouldContain("keeping bd-1 (age 5m < 30m)");
        (await world.StatusAsync("bd-1")).ShouldBe("in_progress");

        await world.Database.ExecuteAsync("delete from comments");
        (await world.SweepAsync()).With(0).Out.ShouldContain("REAPED bd-1 (stale 40m)");
    }

    [Fact]
    public async Task Beads_of_the_shell_pair_are_judged_by_silence()
    {
        await using var world = await World.CreateAsync();
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("old") { Status = "in_progress", UpdatedAt = now.AddSeconds(-1865) },
            new BeadRow("young") { Status = "in_progress", UpdatedAt = now.AddMinutes(-29) }
        );

        var sweep = (await world.SweepAsync()).With(0);

        sweep.OutLines.ShouldContain(line => line.StartsWith("REAPED old (stale 31m)"));
        sweep.OutLines.ShouldContain(line => line.StartsWith("keeping young (age 29m < 30m)"));
        (await world.StatusAsync("old")).ShouldBe("blocked");
        (await world.NotesAsync("old"))
            .ShouldHaveSingleItem()
            .ShouldStartWith("reaper: no progress for 31m (threshold 30m) — blocking");
        (await world.LedgerAsync("old")).ShouldBe(["1 settled stale"]);
        (await world.StatusAsync("young")).ShouldBe("in_progress");
        (await world.LedgerAsync("young")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_everywhere_at_once_blocks_nothing_until_a_human_has_looked()
    {
        await using var world = await World.CreateAsync();
        var silent = (await world.Database.NowAsync()).AddHours(-1);
        await world.PutAsync([
            .. Enumerable
                .Range(1, 11)
                .Select(n => new BeadRow($"bd-{n}") { Status = "in_progress", UpdatedAt = silent }),
        ]);
        var before = await world.ContentsAsync();

        (await world.SweepAsync()).With(5).Error.ShouldContain("fuse tripped");
        (await world.ContentsAsync()).ShouldBe(before);
        (await world.SweepAsync("--allow-mass-reap")).With(0);

        (await world.Database.ScalarAsync<long>("select count(*) from issues where status = 'blocked'")).ShouldBe(11);
    }
}
