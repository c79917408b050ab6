using System.Text.Json;
using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Tests.Model;

/// <summary>One of the schedules that were run on Dolt 2.0.2 and 2.2.0, with what the servers answered.</summary>
internal sealed record RecordedSchedule(string Name, JsonElement Recorded)
{
    public const string Issues = "issues";
    public const string Ledger = "ledger";

    private static readonly JsonElement File = JsonDocument
        .Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Model", "schedules.json")))
        .RootElement;

    public static IReadOnlyList<RecordedSchedule> All { get; } =
    [
        .. File.GetProperty("schedules")
            .EnumerateArray()
            .Select(s => new RecordedSchedule(s.GetProperty("name").GetString()!, s)),
    ];

    public static RecordedSchedule Named(string name) =>
        All.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    public string CommitOrder => Recorded.GetProperty("commit_order").GetString()!;

    public string Outcome(string client) => Recorded.GetProperty("outcome").GetProperty(client).GetString()!;

    public IReadOnlyList<int> AffectedRows(string client) =>
        [.. Recorded.GetProperty("affected_rows").GetProperty(client).EnumerateArray().Select(n => n.GetInt32())];

    public IEnumerable<(string Key, ModelRow Row)> Final => Rows(Recorded.GetProperty("final"));

    /// <summary>An engine with the rows that every schedule starts from.</summary>
    public static DoltModel NewEngine()
    {
        var engine = new DoltModel();
        engine.CreateTable(Issues);
        engine.CreateTable(Ledger);
        var fill = engine.Begin();
        foreach (var (key, row) in Rows(File.GetProperty("rows")))
        {
            fill.Insert(Issues, key, row);
        }
        fill.Commit();
        return engine;
    }

    /// <summary>Carries out one client's statements.</summary>
    /// <returns>Affected rows of each.</returns>
    public IReadOnlyList<int> Execute(string client, ModelTransaction transaction) =>
        [.. Recorded.GetProperty(client).EnumerateArray().Select(statement => Execute(statement, transaction))];

    private static int Execute(JsonElement statement, ModelTransaction transaction)
    {
        var set = Cells(statement.GetProperty("set"));
        if (statement.TryGetProperty("insert", out var inserted))
        {
            var key = inserted.GetString()!.Split(':')[1];
            transaction.Insert(Ledger, key, ModelRow.Of(set));
            return 1;
        }
        var where = Cells(statement.GetProperty("where"));
        return transaction.Update(
            Issues,
            statement.GetProperty("update").GetString()!,
            row => where.TrueForAll(cell => row.Has(cell.Key, cell.Value)),
            row => row.With(set)
        );
    }

    private static IEnumerable<(string, ModelRow)> Rows(JsonElement rows) =>
        rows.EnumerateObject().Select(r => (r.Name, ModelRow.Of(Cells(r.Value))));

    private static List<KeyValuePair<string, object?>> Cells(JsonElement cells) =>
        [
            .. cells
                .EnumerateObject()
                .Select(c =>
                    KeyValuePair.Create(
                        c.Name,
                        c.Value.ValueKind == JsonValueKind.Number ? c.Value.GetInt64() : (object?)c.Value.GetString()
                    )
                ),
        ];
}
