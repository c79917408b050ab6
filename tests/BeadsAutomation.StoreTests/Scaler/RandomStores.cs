using System.Globalization;
using BeadsAutomation.StoreTests.Readiness;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Scaler;

/// <summary>Small stores with everything that a tick and a sweep look at: dependencies, attempts in all states, holds. The same ones for the same seed.</summary>
internal sealed class RandomStores(int seed, int version)
{
    private static readonly string[] Unsettled =
    [
        "claimed",
        "claimed",
        "posting",
        "refused",
        "dispatched",
        "unknown",
        "word_of_tomorrow",
    ];

    private readonly Random _random = new(seed);
    private readonly RandomGraphs _graphs = new(seed, version);

    /// <summary>Empties the database and fills it anew.</summary>
    public async Task FillAsync(TestDatabase database, bool withLedger)
    {
        await database.ExecuteAsync("set foreign_key_checks = 0");
        await database.ExecuteAsync("start transaction");
        foreach (var table in (string[])["issues", "wisps", "dependencies", "wisp_dependencies"])
        {
            await database.ExecuteAsync($"delete from {table}");
        }
        // Some stores hold few open beads, and some none.
        var open = _random.Next(4);
        var now = await database.NowAsync();
        var graph = _graphs.Next("bead");
        foreach (var node in graph.Nodes)
        {
            var status =
                node.Bead.Status == "open" && open == 0 ? "closed"
                : node.Bead.Status == "in_progress" && open < 2 ? "blocked"
                : node.Bead.Status;
            var bead = node.Bead with { Status = status, UpdatedAt = now };
            await database.InsertBeadAsync(bead, node.InWisps ? "wisps" : "issues");
        }
        foreach (var edge in graph.Edges)
        {
            await database.InsertDependencyAsync(edge.Row);
        }
        if (withLedger)
        {
            await FillLedgerAsync(database, [.. graph.Nodes.Select(n => n.Bead.Id), "gone"]);
        }
        await database.ExecuteAsync("commit");
        await database.ExecuteAsync("set foreign_key_checks = 1");
    }

    private async Task FillLedgerAsync(TestDatabase database, IReadOnlyList<string> beadIds)
    {
        await database.ExecuteAsync("delete from automation_attempts");
        await database.ExecuteAsync("delete from automation_state");
        var inHand = _random.Next(3);
        foreach (var beadId in beadIds.Where(_ => _random.Next(2) == 0))
        {
            var count = _random.Next(1, 6);
            for (var attempt = 1; attempt <= count; attempt++)
            {
                await database.ExecuteAsync(AttemptSql, NextAttempt(beadId, attempt, attempt == count ? inHand : 0));
            }
        }
        await database.ExecuteAsync(
            "insert into automation_state (name, value, updated_at) values ('hold', @hold, utc_timestamp(6))",
            new { hold = NextHold(await database.NowAsync()) }
        );
        if (NextPause(await database.NowAsync()) is { } pause)
        {
            await database.ExecuteAsync(
                "insert into automation_state (name, value, updated_at) values ('pause', @pause, utc_timestamp(6))",
                new { pause }
            );
        }
    }

    private object NextAttempt(string beadId, int attempt, int unsettledOfSix)
    {
        var settled = _random.Next(6) >= unsettledOfSix && _random.Next(15) > 0;
        return new
        {
            beadId,
            attempt,
            token = $"token-{attempt}",
            state = settled ? "settled" : Pick(Unsettled),
            counted = _random.Next(3) > 0,
            outcome = settled
                ? Pick(
                    "rejected",
                    "rejected",
                    "released",
                    "stale",
                    "job_timeout",
                    "hard_cap",
                    "job_lost",
                    "taken_back",
                    "job_failed",
                    "provider_weather"
                )
                : null,
            answer = Pick(null, "accepted", "unknown", "not_sent", "busy", "bead_fault"),
            posted = _random.Next(4) > 0,
            ended = Pick(0, 10, 20),
            statusLeft = settled
                ? Pick("open", "open", "open", "open", "open", "rearmed", "blocked", "blocked", null)
                : null,
            age = Pick(1, 2, 20, 25, 45, 60, 120),
            // Minutes from now; most attempts leave no backoff behind.
            backoff = Pick<int?>(null, null, null, null, -5, 20),
        };
    }

    private string? NextPause(DateTime now)
    {
        string At(double minutes) =>
            now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return _random.Next(40) switch
        {
            0 => $$"""{"reason":"a \u0022reason\u0022","since":"{{At(-1)}}","by":"tests"}""",
            1 => $$"""{"reason":"r","since":"{{At(-1)}}","until":"{{At(30)}}","by":"tests"}""",
            2 => $$"""{"reason":"r","until":null}""",
            3 => "no json",
            4 => """{"reason":"r","until":"tomorrow"}""",
            > 12 => $$"""{"reason":"r","since":"{{At(-60)}}","until":"{{At(-1)}}","by":"tests"}""",
            _ => null,
        };
    }

    private string NextHold(DateTime now)
    {
        string At(double minutes) =>
            now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        return _random.Next(12) switch
        {
            0 => $$"""{"began":"{{At(-1)}}","until":"{{At(30)}}","doublings":1,"cause":"a \u0022cause\u0022"}""",
            1 =>
                $$"""{"began":"{{At(-9.4321)}}","until":"{{At(59)}}","doublings":5,"cause":"","accepted_at":"{{At(
                -99
            )}}"}""",
            2 => $$"""{"began":"{{At(-90)}}","until":"{{At(-1)}}","doublings":3,"cause":"over"}""",
            3 => $$"""{"began":"{{At(-90)}}","until":"{{At(75)}}","doublings":3,"cause":"too far ahead"}""",
            4 => $$"""{"began":"{{At(75)}}","until":"{{At(30)}}","doublings":3,"cause":"began tomorrow"}""",
            5 => $$"""{"until":"{{At(30)}}","doublings":0,"cause":"","accepted_at":"{{At(75)}}"}""",
            6 => "no json",
            7 => "[1]",
            _ => $$"""{"doublings":0,"cause":"","accepted_at":"{{At(-3)}}"}""",
        };
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private const string AttemptSql = """
        insert into automation_attempts (bead_id, attempt, token, agent, worker, state, counted, outcome, answer, status_left, open_at_answer,
          claimed_at, posted_at, settled_at, not_before, changed_at)
        values (@beadId, @attempt, @token, 'beadboard', 'tests', @state, @counted, @outcome, @answer, @statusLeft, 0,
          date_sub(utc_timestamp(6), interval @age minute), case when @posted then date_sub(utc_timestamp(6), interval @age minute) end,
          case when @state = 'settled' then date_sub(utc_timestamp(6), interval @ended minute) end,
          date_add(utc_timestamp(6), interval @backoff minute),
          utc_timestamp(6))
        """;
}
