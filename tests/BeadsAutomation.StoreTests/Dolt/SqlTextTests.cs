using System.Text.RegularExpressions;

namespace BeadsAutomation.StoreTests.Dolt;

public sealed class SqlTextTests
{
    private static readonly string[] AllParts = ["row_lock", "leases", "ledger"];

    public static TheoryData<string> Names => [.. SqlText.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_holds_one_statement_with_and_without_its_optional_parts(string name)
    {
        foreach (var sql in new[] { SqlText.Of(name), SqlText.Of(name, AllParts) })
        {
            sql.Text.ShouldNotBeNullOrWhiteSpace();
            sql.Text.ShouldNotContain(";");
            sql.Text.ShouldNotContain("/*");
            sql.Text.ShouldNotContain("-- ");
            Regex.Count(sql.Text, @"\(").ShouldBe(Regex.Count(sql.Text, @"\)"));
        }
    }

    [Fact]
    public void An_optional_part_is_sql_only_where_it_is_named()
    {
        SqlText.Of("claims").Text.ShouldNotContain("automation_attempts");
        SqlText.Of("claims", "ledger").Text.ShouldContain("automation_attempts");
        SqlText.Of("bead-update").Text.ShouldNotContain("row_lock");
        SqlText.Of("bead-update", "row_lock").Text.ShouldContain("AND row_lock = @rowLock");
    }

    [Fact]
    public void Only_an_identifier_may_take_a_place_that_is_no_parameter()
    {
        var sql = SqlText.Of("show-columns");

        sql.With("table", "issues").Text.ShouldBe("SHOW COLUMNS FROM issues");
        Should.Throw<ArgumentException>(() => sql.With("table", "issues; DROP TABLE issues"));
    }
}
