namespace BeadsAutomation.Tests.Store.Dolt;

/// <summary>Every statement that is ever sent or printed, held against what Dolt refuses: no server is needed to see it.</summary>
public sealed class DoltDialectTests
{
    private static readonly string[] AllParts = ["row_lock", "leases", "ledger"];

    // Sent as parts of the printed statement only, with literals for their parameters: they are looked at there.
    private static readonly string[] OfScaler = ["scaler", "scaler-attempted", "scaler-ready"];

    public static TheoryData<string> Files => [.. SqlText.Names.Except(OfScaler, StringComparer.Ordinal)];

    public static TheoryData<int, bool> Schemas =>
        new(SchemaFeatures.Tested.SelectMany(version => new[] { (version, true), (version, false) }));

    [Theory]
    [MemberData(nameof(Files))]
    public void Dolt_takes_every_statement_with_and_without_its_optional_parts(string name)
    {
        DoltDialect.Refused(SqlText.Of(name).Text).ShouldBeEmpty();
        DoltDialect.Refused(SqlText.Of(name, AllParts).Text).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Dolt_takes_the_statement_that_a_scaler_is_given(int version, bool withLedger)
    {
        var options = new BeadsOptions
        {
            Assignee = "now AS now",
            MaxBudgetPerDay = 60,
            TrustedActors = new("ann, o'brien"),
            Pools = new("gpu=2"),
        };
        DoltDialect
            .Refused(ScalerQuery.Of(SchemaFeatures.OfTested(version)!, options, withLedger).Text)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dolt_takes_what_doctor_prints_to_be_run_by_hand(bool isDolt)
    {
        SqlText[] tables = [SqlText.Of("ledger-create-attempts"), SqlText.Of(LedgerTables.CreateOutbox)];
        var needs = Need.Of(SchemaFeatures.OfTested(66)!);
        foreach (var statement in HandStatements.Of("beads", "now@%", isDolt, tables, needs))
        {
            DoltDialect.Refused(statement).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("SELECT UTC_TIMESTAMP(6) AS Now FROM t", "( 6 ) AS Now FROM t")]
    [InlineData("SELECT 1 AS NOW", "1 AS NOW")]
    [InlineData("SELECT 1 AS rank", "1 AS rank")]
    [InlineData("SELECT r.Id FROM (SELECT 1 AS Id) read", "1 AS Id ) read")]
    [InlineData("SELECT x.id FROM issues now JOIN x ON x.id = 1", "FROM issues now JOIN x")]
    [InlineData("SELECT t.now FROM t", "t . now FROM t")]
    [InlineData("SELECT t.next, t.key FROM t", "t . next , t")]
    [InlineData("CREATE TABLE t (id INT, key INT)", "INT , key INT )")]
    [InlineData("INSERT INTO t (id, system) VALUES (1, 2)", "id , system ) VALUES")]
    [InlineData("SELECT a + INTERVAL @x SECOND", "a + INTERVAL @x SECOND")]
    [InlineData("SELECT a - interval NULL minute", "a - interval NULL minute")]
    [InlineData("SELECT id FROM t WHERE id = 1 FOR UPDATE", "= 1 FOR UPDATE")]
    public void What_Dolt_refuses_is_seen(string sql, string words) =>
        DoltDialect.Refused(sql).ShouldHaveSingleItem().ShouldContain(words.Split(' ')[^1]);

    [Theory]
    [InlineData("SELECT UTC_TIMESTAMP(6) AS `Now`")]
    [InlineData("SELECT 'AS Now', \"x\" -- AS Now\n FROM t /* AS Now */")]
    [InlineData("SELECT CAST(a AS CHAR) AS A, NOW() AS B, left(a, 3) AS C, t.key, t.`now` FROM t")]
    [InlineData("SELECT a - INTERVAL 5 MINUTE, DATE_ADD(a, INTERVAL @x SECOND)")]
    [InlineData("SELECT MAX(value) FROM t ORDER BY name DESC LIMIT 1")]
    [InlineData("SELECT @now, @@version_comment AS Comment")]
    public void What_Dolt_takes_is_let_through(string sql) => DoltDialect.Refused(sql).ShouldBeEmpty();
}
