namespace BeadsAutomation.StoreTests.Dolt;

public sealed class FaultClassifierTests
{
    [Theory]
    [InlineData(1213, "serialization failure: this transaction conflicts", nameof(DatabaseFault.Conflict))]
    [InlineData(1205, "Lock wait timeout exceeded", nameof(DatabaseFault.Conflict))]
    [InlineData(1020, "Record has changed since last read", nameof(DatabaseFault.Conflict))]
    [InlineData(1062, "duplicate primary key given: [x]", nameof(DatabaseFault.Conflict))]
    [InlineData(1105, "Constraint violations, transaction rolled back", nameof(DatabaseFault.Conflict))]
    [InlineData(1105, "Merge conflict detected, @autocommit transaction rolled back", nameof(DatabaseFault.Conflict))]
    [InlineData(1105, "column \"nope\" could not be found in any table in scope", nameof(DatabaseFault.MissingColumn))]
    [InlineData(1054, "Unknown column 'nope' in 'SELECT'", nameof(DatabaseFault.MissingColumn))]
    [InlineData(1146, "table not found: nope", nameof(DatabaseFault.MissingTable))]
    [InlineData(1105, "command denied to user 'ro'@'%'", nameof(DatabaseFault.Denied))]
    [InlineData(1105, "Access denied for user 'ro'@'%' to table 'lineage'", nameof(DatabaseFault.Denied))]
    [InlineData(1105, "Access denied for user 'ro'@'%' to database 'mysql'", nameof(DatabaseFault.Denied))]
    [InlineData(
        1105,
        "cannot add or update a child row: a foreign key constraint fails (compaction_snapshots, CONSTRAINT fk)",
        nameof(DatabaseFault.Denied)
    )]
    [InlineData(
        1105,
        "Committing this transaction resulted in a working set with constraint violations, transaction rolled back. Constraint violations: Type: Foreign Key Constraint Violation",
        nameof(DatabaseFault.Conflict)
    )]
    [InlineData(1143, "SELECT command denied to user 'ro' for column 'status'", nameof(DatabaseFault.Denied))]
    [InlineData(1044, "Access denied for user 'ro' to database 'code'", nameof(DatabaseFault.Denied))]
    [InlineData(1142, "INSERT command denied", nameof(DatabaseFault.Denied))]
    [InlineData(1452, "a foreign key constraint fails", nameof(DatabaseFault.Conflict))]
    [InlineData(1105, "table with name automation_attempts already exists", nameof(DatabaseFault.TableExists))]
    [InlineData(1105, "table with same name added in 2 commits can't be merged", nameof(DatabaseFault.TableExists))]
    [InlineData(1105, "nothing to commit", nameof(DatabaseFault.Refused))]
    [InlineData(1048, "column is non-nullable", nameof(DatabaseFault.Refused))]
    [InlineData(1045, "Access denied for user", nameof(DatabaseFault.Credentials))]
    [InlineData(1049, "database not found: nodb", nameof(DatabaseFault.UnknownDatabase))]
    [InlineData(3159, "Connections using insecure transport are prohibited", nameof(DatabaseFault.TlsRequired))]
    [InlineData(0, "Fatal error encountered during command execution", nameof(DatabaseFault.Connection))]
    [InlineData(0, "The host db does not support SSL connections.", nameof(DatabaseFault.TlsMissing))]
    public void A_servers_answer_has_one_meaning(int number, string message, string fault) =>
        FaultClassifier.Classify(number, message).ToString().ShouldBe(fault);
}
