using System.Globalization;

namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>Lets time pass by moving everything stored into the past.</summary>
internal static class Passing
{
    /// <summary>Moves the ledger's times, the hold and what the beads say of their last change; only those in progress, where a tick that runs meanwhile must be able to claim the others.</summary>
    public static async Task PassAsync(this World world, TimeSpan by, bool onlyInProgress = false)
    {
        var database = world.Database;
        var seconds = ((long)by.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var which = onlyInProgress ? " where status = 'in_progress'" : "";
        await database.ExecuteAsync($"update issues set updated_at = updated_at - interval {seconds} second{which}");
        string[] columns = ["claimed_at", "posted_at", "answered_at", "settled_at", "bead_updated_at", "not_before"];
        await database.ExecuteAsync(
            $"update automation_attempts set {string.Join(", ", columns.Select(c => $"{c} = {c} - interval {seconds} second"))}"
        );
        if (await world.HoldAsync() is { } hold)
        {
            var moved = hold with
            {
                Began = hold.Began - by,
                Until = hold.Until - by,
                AcceptedAt = hold.AcceptedAt - by,
            };
            await database.ExecuteAsync(
                "update automation_state set value = @value where name = 'hold'",
                new { value = HoldJson.Write(moved) }
            );
        }
    }
}
