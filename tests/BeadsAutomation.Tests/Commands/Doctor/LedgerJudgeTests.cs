namespace BeadsAutomation.Tests.Commands.Doctor;

public sealed class LedgerJudgeTests
{
    [Theory]
    [InlineData(null, Severity.Info)]
    [InlineData(0, Severity.Ok)]
    [InlineData(100_000, Severity.Ok)]
    [InlineData(100_001, Severity.Info)]
    public void A_ledger_that_is_missing_or_huge_is_good_to_know(int? attempts, Severity severity) =>
        LedgerJudge.Size(attempts).Severity.ShouldBe(severity);

    [Theory]
    [InlineData(53, 0, 0, Severity.Ok)]
    [InlineData(66, 0, 0, Severity.Info)]
    [InlineData(66, 2, 0, Severity.Info)]
    [InlineData(66, 3, 3, Severity.Info)]
    [InlineData(66, 3, 2, Severity.Warning)]
    [InlineData(53, 3, 0, Severity.Warning)]
    public void Jobs_that_often_leave_their_bead_open_need_a_human(
        int schema,
        int leftOpen,
        int closed,
        Severity severity
    )
    {
        var finding = LedgerJudge.Closing(SchemaFeatures.OfTested(schema)!, "agent", leftOpen, closed);
        finding.Severity.ShouldBe(severity);
        (finding.Fix?.Contains("BEADS_ACTOR=agent", StringComparison.Ordinal) == true).ShouldBe(schema == 66);
    }

    [Theory]
    [InlineData("", 1, Severity.Ok)]
    [InlineData("config", 100, Severity.Ok)]
    [InlineData("issues", 24, Severity.Info)]
    [InlineData("issues,events", 25, Severity.Warning)]
    [InlineData("automation_attempts", 1, Severity.Warning)]
    public void Changes_of_beads_may_wait_for_a_commit_for_a_day(string tables, int hours, Severity worst)
    {
        var dirty = tables
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => new DirtyTable { Name = t, LastCommit = Given.Now.AddHours(-hours) });
        LedgerJudge.History([.. dirty], Given.Now).Max(f => f.Severity).ShouldBe(worst);
    }

    [Fact]
    public void Notes_without_room_are_named_with_their_size()
    {
        LedgerJudge.Notes([], 65_535).Severity.ShouldBe(Severity.Ok);
        var finding = LedgerJudge.Notes([new LongNotes { Id = "bd-1", Bytes = 60_000 }], 65_535);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Sentence.ShouldContain("bd-1 (60000 of 65535 bytes)");
    }
}
