using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>Pools for some beads of a store, and events of whoever handed them over. The same ones for the same seed.</summary>
internal sealed class RandomGates(int seed)
{
    /// <summary>Whom the settings trust.</summary>
    public const string Trusted = "ann, o'brien";

    private static readonly string[] Values =
    [
        """{"assignee":"agent"}""",
        """{"assignee":"agent"}""",
        """{"assignee":"agent"}""",
        """{"assignee":"agent"}""",
        """{"assignee":"agent"}""",
        """{"assignee":""}""",
        """{"status":"open"}""",
        """{"title":"x"}""",
        """{"assignee":""",
        "assignee",
        "",
    ];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _everTrusted = new(StringComparer.Ordinal);

    /// <summary>Whether somebody trusted ever made or assigned the bead, whoever did so last.</summary>
    public bool WasEverTrusted(string beadId) => _everTrusted.Contains(beadId);

    /// <summary>Labels and events anew, and some more beads that wait for nothing else or are in flight.</summary>
    public async Task FillAsync(TestDatabase database)
    {
        _everTrusted.Clear();
        await database.ExecuteAsync("start transaction");
        await database.ExecuteAsync("delete from labels");
        await database.ExecuteAsync("delete from events");
        await PutReadyAsync(database);
        foreach (var row in await database.QueryAsync("select id from issues order by id"))
        {
            await FillAsync(database, (string)row["id"]!);
        }
        await database.ExecuteAsync("commit");
    }

    private async Task PutReadyAsync(TestDatabase database)
    {
        for (var i = _random.Next(6); i > 0; i--)
        {
            var bead = new BeadRow($"ready-{i}") { Status = Any("open", "open", "in_progress") };
            await database.InsertBeadAsync(bead);
            if (bead.Status is "in_progress")
            {
                await database.ExecuteAsync(
                    """
                    insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, open_at_answer, claimed_at, changed_at)
                    values (@Id, 1, 't', 'beadboard', 'tests', 'dispatched', 0, 0, utc_timestamp(6), utc_timestamp(6))
                    """,
                    new { bead.Id }
                );
            }
        }
    }

    private async Task FillAsync(TestDatabase database, string beadId)
    {
        string[] pools = ["pool:gpu", "pool:gpu", "pool:site", "pool:site", "pool:GPU", "pool:"];
        var labels = _random.GetItems(pools, _random.Next(4)).Distinct(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            await database.InsertLabelAsync(beadId, label);
        }
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var (type, value) = (Any("created", "updated", "updated"), Any(Values));
            var actor = Any("ann", "ann", "ann", "ann", "ann", "o'brien", "bob", "Ann", "");
            if (actor is "ann" or "o'brien" && (type is "created" || value.Contains("assignee")))
            {
                _everTrusted.Add(beadId);
            }
            await database.ExecuteAsync(
                """
                insert into events (id, issue_id, event_type, actor, old_value, new_value, created_at)
                values (uuid(), @beadId, @type, @actor, '', @value, date_sub(utc_timestamp(), interval @age second))
                """,
                new
                {
                    beadId,
                    type,
                    actor,
                    value,
                    age = _random.Next(3),
                }
            );
        }
    }

    private string Any(params string[] choices) => choices[_random.Next(choices.Length)];
}
