namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class ServerJudgeTests
{
    [Theory]
    [InlineData("2.2.0", Severity.Ok, "Dolt 2.2.0 at 127.0.0.1:3307, database beads, user root")]
    [InlineData(
        null,
        Severity.Info,
        "10.11.6-MariaDB, not Dolt, at 127.0.0.1:3307, database beads, user root: claims are exclusive by row locks, and history is not committed"
    )]
    public void Another_server_than_dolt_is_good_to_know(string? dolt, Severity severity, string sentence) =>
        Of(ServerJudge.Server(new BeadsOptions(), dolt, "10.11.6-MariaDB")).ShouldBe((severity, sentence));

    [Theory]
    [InlineData("p-1", "p-1", Severity.Ok)]
    [InlineData("p-1", "p-2", Severity.Error)]
    [InlineData(null, "p-2", Severity.Info)]
    [InlineData("p-1", null, Severity.Info)]
    [InlineData("", "", Severity.Info)]
    public void A_database_of_another_project_is_an_error(string? ours, string? theirs, Severity severity) =>
        ServerJudge.Project(ours, theirs, found => $"it is that of {found}").Severity.ShouldBe(severity);

    [Theory]
    [InlineData(0, Severity.Ok, "")]
    [InlineData(30, Severity.Ok, "")]
    [InlineData(-30, Severity.Ok, "")]
    [InlineData(31, Severity.Warning, "31s ahead of")]
    [InlineData(-61, Severity.Warning, "1m1s behind")]
    public void Clocks_that_differ_by_more_than_half_a_minute_are_told(int seconds, Severity severity, string words)
    {
        var finding = ServerJudge.Clock(TimeSpan.FromSeconds(seconds));
        finding.Severity.ShouldBe(severity);
        finding.Sentence.ShouldContain(words);
    }

    [Theory]
    [InlineData(32, "bd schema 32: dependencies in one column, no row_lock, no leases")]
    [InlineData(49, "bd schema 49: dependencies by kind, no row_lock, no leases")]
    [InlineData(66, "bd schema 66: dependencies by kind, row_lock renewed by each claim, leases are signs of life")]
    public void A_tested_schema_says_what_follows_from_it(int version, string sentence) =>
        Of(ServerJudge.Schema(SchemaFeatures.OfTested(version)!)).ShouldBe((Severity.Ok, sentence));

    [Fact]
    public void A_schema_that_nobody_tested_is_good_to_know() =>
        ServerJudge
            .Schema(SchemaFeatures.OfTested(66)! with { Version = 67 })
            .ShouldSatisfyAllConditions(
                f => f.Severity.ShouldBe(Severity.Info),
                f => f.Fix.ShouldBe("tested are 32, 49, 53, 66: watch the first beads")
            );

    private static (Severity, string) Of(Finding finding) => (finding.Severity, finding.Sentence);
}
