namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class RightsTests
{
    [Theory]
    [InlineData("issues", "SELECT", "SELECT 1 FROM issues WHERE 1 = 0")]
    [InlineData("issues", "UPDATE", "UPDATE issues SET status = status WHERE 1 = 0")]
    [InlineData("automation_state", "UPDATE", "UPDATE automation_state SET value = value WHERE 1 = 0")]
    [InlineData("leases", "DELETE", "DELETE FROM leases WHERE 1 = 0")]
    [InlineData(
        "events",
        "INSERT",
        "INSERT INTO events (id, issue_id, event_type, actor, old_value, new_value, created_at) SELECT one, one, one, one, one, one, one FROM (SELECT 1 AS one) base WHERE 1 = 0"
    )]
    [InlineData(
        "dolt_ignore",
        "INSERT",
        "INSERT INTO dolt_ignore (pattern, ignored) SELECT one, one FROM (SELECT 1 AS one) base WHERE 1 = 0"
    )]
    public void A_right_is_tried_on_the_columns_that_we_write(string table, string right, string statement) =>
        RightTrial.Of(table, right).Text.ShouldBe(statement);

    [Fact]
    public void Whatever_is_needed_can_be_tried_and_no_trial_can_match_a_row()
    {
        var needs = SchemaFeatures
            .Tested.SelectMany(version => Need.Of(SchemaFeatures.OfTested(version)!))
            .Append(Need.OfOutbox)
            .Append(Need.ToIgnore)
            .Append(Need.OfWholeDatabase);
        foreach (var (table, right) in needs.SelectMany(n => n.Rights.Select(r => (n.Table, r))))
        {
            RightTrial.Of(table, right).Text.ShouldEndWith(" WHERE 1 = 0", customMessage: $"{right} on {table}");
        }
    }

    [Fact]
    public void What_lacks_is_named_table_by_table_with_the_grants_that_help()
    {
        var finding = RightsJudge.Judge(
            [new Need("issues", "UPDATE"), new Need("events", "INSERT")],
            ["GRANT a", "GRANT b"],
            isDolt: false
        );
        finding.ShouldBe(
            new Finding(
                DoctorCheck.Rights,
                Severity.Error,
                "this user can look, and lacks what dispatcher and reaper need: UPDATE on issues; INSERT on events",
                "give it: GRANT a; GRANT b"
            )
        );
    }

    [Theory]
    [InlineData("labels", "this user lacks what dispatcher and reaper need: SELECT on labels")]
    [InlineData("*", "this user lacks what dispatcher and reaper need: SELECT on the whole database")]
    public void Whoever_cannot_even_look_is_not_told_so(string table, string sentence) =>
        RightsJudge.Judge([new Need(table, "SELECT")], [], isDolt: true).Sentence.ShouldBe(sentence);

    [Theory]
    [InlineData(false, "this user may do all that dispatcher and reaper do")]
    [InlineData(
        true,
        "this user may do all that dispatcher and reaper do; EXECUTE, by which it commits history, was not tried"
    )]
    public void All_is_well_as_far_as_it_can_be_tried(bool isDolt, string sentence)
    {
        var finding = RightsJudge.Judge([], [], isDolt);
        (finding.Severity, finding.Sentence).ShouldBe((Severity.Ok, sentence));
    }

    [Fact]
    public void A_right_that_cannot_be_tried_is_told_while_it_matters()
    {
        var finding = RightsJudge.ToMake([SqlText.Of("ledger-create-state"), SqlText.Of(LedgerTables.CreateOutbox)]);
        finding.Severity.ShouldBe(Severity.Info);
        finding.Sentence.ShouldStartWith("not made yet: automation_state, automation_outbox; ");
    }

    [Fact]
    public void On_dolt_reading_is_given_for_the_whole_database_and_writing_table_by_table() =>
        Grants(
                isDolt: true,
                new("issues", "SELECT", "UPDATE"),
                new("labels", "SELECT"),
                new("events", "SELECT", "INSERT")
            )
            .ShouldBe([
                "GRANT SELECT, EXECUTE ON `beads`.* TO 'u'@'%'",
                "GRANT UPDATE ON `beads`.`issues` TO 'u'@'%'",
                "GRANT INSERT ON `beads`.`events` TO 'u'@'%'",
            ]);

    [Fact]
    public void Elsewhere_each_table_has_its_own_grant() =>
        Grants(isDolt: false, new("issues", "SELECT", "UPDATE"), new("labels", "SELECT"))
            .ShouldBe([
                "GRANT SELECT, UPDATE ON `beads`.`issues` TO 'u'@'%'",
                "GRANT SELECT ON `beads`.`labels` TO 'u'@'%'",
            ]);

    [Fact]
    public void A_right_to_write_alone_brings_no_other() =>
        Grants(isDolt: true, new Need("issues", "UPDATE")).ShouldBe(["GRANT UPDATE ON `beads`.`issues` TO 'u'@'%'"]);

    private static IEnumerable<string> Grants(bool isDolt, params Need[] needs) =>
        HandStatements.Grants("beads", "u@%", isDolt, needs);
}
