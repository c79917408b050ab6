using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>Single attempts at their boundaries, outside of the window: one bead, and beside it one that is ready.</summary>
public sealed class ScalerRowsTests
{
    [Theory]
    [InlineData("in_progress", "refused 0", true)]
    [InlineData("in_progress", "claimed 3", false)]
    [InlineData("in_progress", "claimed 5", true)]
    [InlineData("in_progress", "posting 5", false)]
    [InlineData("in_progress", "dispatched 90", false)]
    [InlineData("open", "dispatched 90", false)]
    [InlineData("closed", "claimed 3", false)]
    [InlineData("closed", "posting 3", false)]
    [InlineData("closed", "posting 5", true)]
    [InlineData("closed", "dispatched 0", true)]
    [InlineData("blocked", "unknown 0", true)]
    [InlineData("closed", "settled 90", false)]
    [InlineData("in_progress bob", "dispatched 0", true)]
    [InlineData("in_progress nobody", "dispatched 0", true)]
    [InlineData("open bob", "unknown 0", true)]
    [InlineData("gone", "dispatched 90", false)]
    [InlineData("gone", "unknown 90", false)]
    [InlineData("gone", "claimed 9", true)]
    [InlineData("gone", "refused 0", true)]
    [InlineData("gone", "posting 3", false)]
    [InlineData("in_progress", "refused 9, dispatched 5", false)]
    [InlineData("in_progress", "dispatched 9, refused 5", true)]
    public async Task A_sweep_is_due_at_once_for_what_it_ends_whatever_the_agent_says(
        string status,
        string attempts,
        bool atOnce
    ) => (await AskAsync(status, attempts, maxInFlight: 5)).ShouldBe(atOnce ? 2 : 1);

    [Theory]
    [InlineData("in_progress", "dispatched 9", 1, 0)]
    [InlineData("in_progress", "dispatched 9", 2, 1)]
    [InlineData("in_progress", "dispatched 9, dispatched 5", 2, 1)]
    [InlineData("open", "dispatched 9", 1, 0)]
    [InlineData("in_progress", "settled 9", 1, 1)]
    // And a sweep, for the row of a bead that is closed.
    [InlineData("closed", "dispatched 9", 1, 2)]
    public async Task A_bead_holds_one_slot_until_it_is_closed(
        string status,
        string attempts,
        int maxInFlight,
        int number
    ) => (await AskAsync(status, attempts, maxInFlight)).ShouldBe(number);

    private static async Task<long> AskAsync(string status, string attempts, int maxInFlight)
    {
        await using var database = await TestDatabase.CreateAsync(await TestServer.GetAsync(), 66);
        await using var store = Stores.Open(database.Reach(new BeadsOptions()), new Entropy());
        await store.WriteStateAsync("made", "ledger", CancellationToken.None);
        await database.InsertBeadAsync(new BeadRow("ready"));
        var bead = status.Split(' ');
        if (status is not "gone")
        {
            var assignee = bead.Length == 1 ? "agent" : bead[1];
            await database.InsertBeadAsync(
                new BeadRow("bd-1") { Status = bead[0], Assignee = assignee is "nobody" ? null : assignee }
            );
        }
        foreach (var (attempt, words) in attempts.Split(", ").Select(a => a.Split(' ')).Index())
        {
            await database.ExecuteAsync(
                """
                insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, status_left, open_at_answer, claimed_at, changed_at)
                values ('bd-1', @attempt, 't', 'beadboard', 'tests', @state, 0, 'blocked', 0, date_sub(utc_timestamp(6), interval @age minute), utc_timestamp(6))
                """,
                new
                {
                    attempt,
                    state = words[0],
                    age = words[1],
                }
            );
        }
        return await Scaled.AskAsync(
            database,
            await Scaled.OutsideWindowAsync(database, new BeadsOptions { MaxInFlight = maxInFlight })
        );
    }
}
