using BeadsAutomation.Hosting;
using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.StoreTests.Dolt;

public sealed class FailureSentencesTests
{
    private readonly FailureSentences _sentences = new(
        new BeadsOptions
        {
            Host = "db.example",
            Port = 3306,
            User = "beads",
            Password = "s3cret",
            Database = "code",
            ProjectId = "p-1",
        }
    );

    public static TheoryData<string> Faults => [.. Enum.GetNames<DatabaseFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_failure_names_the_server_and_never_the_password(string fault)
    {
        var failure = new DatabaseException(Enum.Parse<DatabaseFault>(fault), 1, "it said no");

        var message = _sentences.Of(failure).Message;

        message.ShouldContain("db.example");
        message.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData(
        "INSERT command denied to user 'ro'@'h' for table `code`.`automation_attempts`",
        "event-insert",
        "automation_attempts"
    )]
    [InlineData("Table 'code.wisps' doesn't exist", "probe", "wisps")]
    [InlineData("table not found: leases", "probe", "leases")]
    [InlineData("command denied to user 'ro'@'%'", "event-insert", "events")]
    [InlineData("command denied to user 'ro'@'%'", "bead-update", "issues")]
    [InlineData("command denied to user 'ro'@'%'", "ledger-create-state", "automation_state")]
    public void The_table_is_the_servers_word_or_else_the_statements_own(string message, string statement, string table)
    {
        var failure = new DatabaseException(DatabaseFault.Denied, 1142, message).During(SqlText.Of(statement));

        FailureSentences.TableOf(failure).ShouldBe(table);
    }

    [Theory]
    [InlineData("attempt-claim", "GRANT CREATE, SELECT, INSERT, UPDATE ON `code`.`automation_attempts`")]
    [InlineData("state-write", "GRANT CREATE, SELECT, INSERT, UPDATE ON `code`.`automation_state`")]
    [InlineData("outbox-delete", "GRANT CREATE, SELECT, INSERT, DELETE ON `code`.`automation_outbox`")]
    [InlineData("outbox-insert", "GRANT CREATE, SELECT, INSERT, DELETE ON `code`.`automation_outbox`")]
    [InlineData("event-insert", "GRANT SELECT, INSERT ON `code`.`events`")]
    [InlineData("labels", "GRANT SELECT, UPDATE ON `code`.`issues`")]
    public void A_table_that_may_not_be_used_comes_with_the_grant_that_we_need_of_it(string statement, string grant)
    {
        var failure = new DatabaseException(DatabaseFault.Denied, 1105, "denied").During(SqlText.Of(statement));

        _sentences.Of(failure).Message.ShouldContain(grant);
    }

    [Fact]
    public void Another_project_is_refused_with_both_names()
    {
        var message = _sentences.OtherProject("p-2").Message;

        message.ShouldContain("p-1");
        message.ShouldContain("p-2");
    }
}
