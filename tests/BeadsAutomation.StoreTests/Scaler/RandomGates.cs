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
        """{"assignee":""",
        "assignee",
        "",
    ];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _everTrusted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _pools = new(StringComparer.Ordinal);

    /// <summary>Whether somebody trusted ever made or assigned the bead, whoever did so last.</summary>
    public bool WasEverTrusted(string beadId) => _everTrusted.Contains(beadId);

    /// <summary>Whether two beads are of one pool.</summary>
    public bool AreOfOnePool(string one, string other) =>
        _pools.GetValueOrDefault(one, []).Intersect(_pools.GetValueOrDefault(other, [])).Any();

    /// <summary>Labels and events anew.</summary>
    public async Task FillAsync(TestDatabase database)
    {
        _everTrusted.Clear();
        _pools.Clear();
        await database.ExecuteAsync("start transaction");
        await database.ExecuteAsync("delete from labels");
        await database.ExecuteAsync("delete from events");
        foreach (var row in await database.QueryAsync("select id from issues order by id"))
        {
            await FillAsync(database, (string)row["id"]!);
        }
        await database.ExecuteAsync("commit");
    }

    private async Task FillAsync(TestDatabase database, string beadId)
    {
        string[] pools = ["pool:gpu", "pool:gpu", "pool:site", "pool:site", "pool:GPU", "pool:"];
        _pools[beadId] = [.. _random.GetItems(pools, _random.Next(4)).Distinct(StringComparer.Ordinal)];
        foreach (var label in _pools[beadId])
        {
            await database.InsertLabelAsync(beadId, label);
        }
        _pools[beadId].RemoveAll(label => label.Length <= "pool:".Length);
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
                values (uuid(), @beadId, @type, @actor, '', @value, utc_timestamp() - interval @age second)
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
