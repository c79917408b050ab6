namespace BeadsAutomation.Tests.Configuration;

public sealed class NearlyOursTests
{
    [Theory]
    [InlineData("BEADS_STALE_AFTR", "BEADS_STALE_AFTER")]
    [InlineData("BEADS_STALEAFTER", "BEADS_STALE_AFTER")]
    [InlineData("BEADBOARD_URI", "BEADBOARD_URL")]
    [InlineData("BEADS_DOLT_PASWORD_FILE", "BEADS_DOLT_PASSWORD_FILE")]
    public void A_slip_is_told_with_the_name_that_was_meant(string name, string meant)
    {
        NearlyOurs.Among([name]).Variables.ShouldBe([(name, meant)]);
        var finding = NearlyOurs.Finding((name, meant));
        (finding.Severity, finding.Fix).ShouldBe((Severity.Info, $"call it {meant} if that is meant"));
    }

    [Theory]
    [InlineData("BEADS_STALE_AFTER")]
    [InlineData("API_BEARER_TOKEN_FILE")]
    [InlineData("BEADS_DIR")]
    [InlineData("BEADS_DB")]
    [InlineData("BEADS_NO_DAEMON")]
    [InlineData("BEADS_DOLT_AUTO_START")]
    [InlineData("BEADS_DOLT_DATA_DIR")]
    [InlineData("BEADS_DOLT_SERVER_MODE")]
    [InlineData("BEADS_DOLT_SHARED_SERVER")]
    [InlineData("BEADS_DISPATCHER_SERVICE_PORT")]
    [InlineData("BEADS_TEST_KILL_AT")]
    [InlineData("PATH")]
    public void Ours_bds_and_everybody_elses_names_are_left_alone(string name) =>
        NearlyOurs.Among([name]).Variables.ShouldBeEmpty();
}
