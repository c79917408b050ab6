namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>The promise where no human re-arms anything, by the agent's own count and the ledger.</summary>
internal static class Judge
{
    /// <summary>No bead was sent twice, every POST has its row, and every bead has somebody whose turn it is.</summary>
    public static async Task ShouldKeepThePromiseAsync(this World world, string when)
    {
        var attempts = (
            await world.Database.QueryAsync("select bead_id, state, posted_at from automation_attempts")
        ).ToLookup(a => (string)a["bead_id"]!, StringComparer.Ordinal);
        foreach (var bead in await world.Database.QueryAsync("select id, status, notes from issues"))
        {
            var id = (string)bead["id"]!;
            var (why, own) = ($"{id}, {when}", attempts[id].ToList());
            var posts = world.Agent.PostsOf(id);
            posts.ShouldBeLessThanOrEqualTo(1, why);
            own.Count(a => a["posted_at"] is not null).ShouldBeGreaterThanOrEqualTo(posts, why);
            // In hand with one row that lives, or in human hands with none and a word why.
            var live = own.Count(a => a["state"] is not "settled");
            live.ShouldBe(bead["status"] is "in_progress" ? 1 : 0, why);
            bead["status"].ShouldBeOneOf("open", "in_progress", "blocked");
            if (bead["status"] is "blocked")
            {
                bead["notes"].ShouldNotBe("", why);
            }
        }
    }

    /// <summary>The same, and nothing is in hand any more.</summary>
    public static async Task ShouldHaveSettledAsync(this World world, string when)
    {
        await world.ShouldKeepThePromiseAsync(when);
        (await world.Database.ScalarAsync<long>("select count(*) from issues where status = 'in_progress'")).ShouldBe(
            0,
            when
        );
    }
}
