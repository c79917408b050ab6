namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class HandStatementsTests
{
    private static readonly SqlText State = SqlText.Of("ledger-create-state");

    [Fact]
    public void Rights_are_given_to_the_account_as_the_server_names_it() =>
        HandStatements
            .Of("be`ads", "o'neil@x@10.%", isDolt: false, [], [new Need("issues", "SELECT", "UPDATE")])
            .ShouldBe(["GRANT SELECT, UPDATE ON `be``ads`.`issues` TO 'o''neil@x'@'10.%'"]);

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 3)]
    public void On_dolt_the_tables_are_ignored_before_they_are_made(bool isDolt, int before)
    {
        var statements = HandStatements.Of("beads", "u@%", isDolt, [State], []);
        statements.Count.ShouldBe(before + 1);
        statements[before].ShouldBe(State.Text);
    }

    [Fact]
    public void An_older_schema_needs_fewer_tables()
    {
        Need.Of(SchemaFeatures.OfTested(32)!)
            .Select(n => n.Table)
            .ShouldNotContain(t => t == "leases" || t == "wisp_dependencies");
        Need.Of(SchemaFeatures.OfTested(66)!).ShouldContain(n => n.Table == "leases" && n.Rights.Contains("DELETE"));
    }
}
