namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Each statement was sent by the product's own call and understood by a server, on the oldest schema and on the newest.</summary>
public sealed class EveryStatementTests(EveryStatement every) : IClassFixture<EveryStatement>
{
    private const string Old = "32";
    private const string New = "66";
    private const string Both = "32 66";

    /// <summary>Statement, schemas that have it, and those of its parameters that can be NULL.</summary>
    public static TheoryData<string, string, string> Statements => [.. All];

    private static IReadOnlyList<(string Name, string Schemas, string CanBeNull)> All => [.. Ledger, .. Others];

    private static readonly (string, string, string)[] Ledger =
    [
        ("answer-add", Both, "jobId"),
        ("answer-read", Both, ""),
        ("answer-record", Both, "jobId"),
        ("attempt-amend", Both, ""),
        ("attempt-claim", Both, ""),
        ("attempt-posting", Both, ""),
        ("attempt-see", Both, ""),
        ("attempt-settle", Both, "reason notBefore statusLeft beadUpdatedAt"),
        ("attempt-settle-unrecorded", Both, ""),
        ("attempt-touch", Both, ""),
        ("attempts-of-bead", Both, ""),
        ("ledger-create-attempts", Both, ""),
        ("ledger-create-outbox", Both, ""),
        ("ledger-create-results", Both, ""),
        ("ledger-create-state", Both, ""),
        ("ledger-ignore", Both, ""),
        ("outbox-count", Both, ""),
        ("outbox-delete", Both, ""),
        ("outbox-ignore", Both, ""),
        ("outbox-insert", Both, "beadId"),
        ("outbox-read", Both, ""),
        ("period-attempts", Both, ""),
        ("period-beads", Both, ""),
        ("period-hand-overs", Both, ""),
        ("pools", Both, ""),
        ("posts-since", Both, ""),
        ("recent", Both, ""),
        ("results-ignore", Both, ""),
        ("results-insert", Both, "costUsd turns sessionId"),
        ("results-look", Both, ""),
        ("results-read", Both, "id"),
        ("state-read", Both, ""),
        ("state-write", Both, ""),
    ];

    private static readonly (string, string, string)[] Others =
    [
        ("assignments", Both, ""),
        ("begin", Both, ""),
        ("commit", Both, ""),
        ("isolation", Both, ""),
        ("bead", Both, ""),
        ("bead-check", Both, ""),
        ("bead-text", Both, ""),
        ("bead-update", Both, "newStatus"),
        ("bead-written", Both, ""),
        ("blocked", Both, ""),
        ("children", Both, ""),
        ("claims", Both, ""),
        ("dependencies", Both, ""),
        ("doctor-dirty", Both, ""),
        ("doctor-dolt-version", Both, ""),
        ("doctor-ledger", Both, ""),
        ("doctor-notes", Both, ""),
        ("doctor-readied", Both, ""),
        ("doctor-server", Both, ""),
        ("dolt-add", Both, ""),
        ("dolt-commit", Both, ""),
        ("event-insert", Both, ""),
        ("id-collation", Both, ""),
        ("labels", Both, ""),
        ("lease-delete", New, ""),
        ("probe", Both, ""),
        ("queue", Both, "id"),
        ("rollback", Both, ""),
        ("scaler", Both, ""),
        ("scaler-attempted", Both, ""),
        ("scaler-queue-split", New, ""),
        ("scaler-queue-v32", Old, ""),
        ("scaler-ready", Both, ""),
        ("show-columns", Both, ""),
        ("try-delete", Both, ""),
        ("try-insert", Both, ""),
        ("try-select", Both, ""),
        ("try-select-all", Both, ""),
        ("try-update", Both, ""),
    ];

    [Fact]
    public void Each_statement_has_its_row() => All.Select(row => row.Name).ShouldBe(SqlText.Names, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_is_sent_with_values_and_with_NULL(string name, string schemas, string canBeNull)
    {
        foreach (var schema in (int[])[32, 66])
        {
            var sent = await every.SentAsync(schema);

            var isExpected = schemas.Split(' ').Contains($"{schema}", StringComparer.Ordinal);
            sent.Names.Contains(name, StringComparer.Ordinal).ShouldBe(isExpected, $"{name}, schema {schema}");
            foreach (
                var parameter in canBeNull.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(_ => isExpected)
            )
            {
                sent.Values(name, parameter)
                    .ShouldBe(["NULL", "a value"], ignoreOrder: true, $"{parameter} of {name}, schema {schema}");
            }
        }
    }
}
