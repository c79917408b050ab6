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

    [Theory]
    [InlineData("scaler-queue-split", "Access denied for user 'u'@'%' to table 'lineage'")]
    [InlineData(
        "bead-update",
        "cannot add or update a child row: a foreign key constraint fails (compaction_snapshots"
    )]
    [InlineData("dolt-add", "command denied to user 'u'@'%'")]
    [InlineData("doctor-dirty", "command denied to user 'u'@'%'")]
    public void What_Dolt_asks_of_the_whole_database_is_never_called_a_table(string statement, string message)
    {
        var said = Denied(1105, message, statement);

        said.ShouldContain("may not use the whole of database 'code'");
        said.ShouldEndWith(": GRANT SELECT, EXECUTE ON `code`.* TO that user");
    }

    [Theory]
    [InlineData(
        1105,
        "bead-update",
        "GRANT SELECT, UPDATE ON `code`.`issues` TO that user, and as Dolt needs it GRANT SELECT, EXECUTE ON `code`.* TO that user"
    )]
    [InlineData(1142, "bead-update", "GRANT SELECT, UPDATE ON `code`.`issues` TO that user")]
    [InlineData(
        1105,
        "ledger-ignore",
        "GRANT INSERT ON `code`.`dolt_ignore` TO that user, and as Dolt needs it GRANT SELECT, EXECUTE ON `code`.* TO that user"
    )]
    public void A_real_table_comes_with_its_own_grant_and_on_Dolt_with_what_reading_takes_there(
        int number,
        string statement,
        string grants
    ) => Denied(number, "command denied to user 'u'@'%'", statement).ShouldEndWith($": {grants}");

    [Theory]
    [InlineData(1290)]
    [InlineData(1836)]
    public void A_server_that_takes_no_writes_is_no_matter_of_rights(int number)
    {
        var said = Denied(number, "running with the --read-only option", "bead-update");

        said.ShouldContain("takes no writes");
        said.ShouldNotContain("GRANT");
    }

    private string Denied(int number, string message, string statement) =>
        _sentences
            .Of(
                new DatabaseException(FaultClassifier.Classify(number, message), number, message).During(
                    SqlText.Of(statement)
                )
            )
            .Message;

    [Fact]
    public void Another_project_is_refused_with_both_names()
    {
        var message = _sentences.OtherProject("p-2").Message;

        message.ShouldContain("p-1");
        message.ShouldContain("p-2");
    }
}
