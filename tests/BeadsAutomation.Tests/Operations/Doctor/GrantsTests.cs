using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Operations.Doctor.Server;
using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Tests.Operations.Doctor;

public sealed class GrantsTests
{
    [Theory]
    [InlineData("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION", true)]
    [InlineData("GRANT ALL ON *.* TO `root`@`localhost`", true)]
    [InlineData("GRANT SELECT, UPDATE ON `beads`.* TO `u`@`%`", true)]
    [InlineData("grant select, update on `beads`.`issues` to `u`@`%`", true)]
    [InlineData("GRANT SELECT, UPDATE (`status`, `notes`) ON `beads`.`issues` TO `u`@`%`", true)]
    [InlineData("GRANT UPDATE ON `bea%`.* TO `u`@`%`", true)]
    [InlineData("GRANT UPDATE ON `b_ads`.* TO `u`@`%`", true)]
    [InlineData("GRANT SELECT ON `beads`.* TO `u`@`%`", false)]
    [InlineData("GRANT UPDATE ON `beads`.`events` TO `u`@`%`", false)]
    [InlineData("GRANT UPDATE ON `other`.* TO `u`@`%`", false)]
    [InlineData(@"GRANT UPDATE ON `b\_ads`.* TO `u`@`%`", false)]
    [InlineData("GRANT UPDATE ON `b_ads`.`issues` TO `u`@`%`", false)]
    [InlineData("GRANT USAGE ON *.* TO `u`@`%` IDENTIFIED BY PASSWORD '*ABC'", false)]
    [InlineData("GRANT PROXY ON ''@'%' TO 'root'@'localhost' WITH GRANT OPTION", false)]
    public void A_right_is_there_when_a_line_gives_it_for_this_table(string line, bool allowed)
    {
        var grants = Grants.Read([line]);
        grants.Allow("UPDATE", "beads", "issues").ShouldBe(allowed);
        grants.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void A_pattern_that_escapes_its_wildcards_is_that_database() =>
        Grants.Read([@"GRANT UPDATE ON `my\_beads`.* TO `u`@`%`"]).Allow("UPDATE", "my_beads", "issues").ShouldBeTrue();

    [Fact]
    public void A_role_whose_rights_are_not_listed_leaves_the_rest_unknown() =>
        Grants.Read(["GRANT `workers`@`%` TO `u`@`%`"]).IsWhole.ShouldBeFalse();

    [Theory]
    [InlineData(
        "GRANT ALL PRIVILEGES ON *.* TO `u`@`%`",
        Severity.Ok,
        "this user may do all that dispatcher and reaper do"
    )]
    [InlineData(
        "GRANT SELECT ON `beads`.* TO `u`@`%`",
        Severity.Error,
        "this user can look, and lacks what dispatcher and reaper need: UPDATE on issues; INSERT on events"
    )]
    [InlineData(
        "GRANT `workers`@`%` TO `u`@`%`",
        Severity.Info,
        "the rights come by a role and cannot be listed here; these were not seen: SELECT, UPDATE on issues; INSERT on events"
    )]
    public void What_lacks_is_named_table_by_table(string line, Severity severity, string sentence)
    {
        var finding = RightsJudge.Judge(
            Grants.Read([line]),
            "beads",
            [new Need("issues", "SELECT", "UPDATE"), new Need("events", "INSERT")]
        );
        (finding.Severity, finding.Sentence).ShouldBe((severity, sentence));
    }
}
