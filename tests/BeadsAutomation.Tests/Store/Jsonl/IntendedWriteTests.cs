namespace BeadsAutomation.Tests.Store.Jsonl;

public sealed class IntendedWriteTests
{
    private static readonly DateTime Stamp = Given.Now;
    private static readonly Bead Observed = Given.Bead(BeadStatus.Open) with { RowLock = Fingerprint.Of("old"u8) };
    private static readonly Bead Intended = Observed with
    {
        Status = BeadStatus.InProgress,
        UpdatedAt = Stamp,
        RowLock = Fingerprint.Of("new"u8),
    };

    [Fact]
    public void A_bead_as_observed_was_not_written()
    {
        Progress(Observed).ShouldBe(WriteProgress.NotMade);
        // A label, a comment or another order of the fields: the cells that were decided on are the same.
        Progress(Observed with { RowLock = 1 }).ShouldBe(WriteProgress.NotMade);
    }

    [Fact]
    public void A_line_as_intended_was_written() => Progress(Intended).ShouldBe(WriteProgress.Made);

    [Fact]
    public void A_note_within_the_second_is_told_apart_by_the_line()
    {
        var noted = Observed with { RowLock = Fingerprint.Of("new"u8) };

        Write(status: null).Progress(noted).ShouldBe(WriteProgress.Made);
        Write(status: null).Progress(Observed).ShouldBe(WriteProgress.NotMade);
    }

    [Fact]
    public void What_others_did_since_stays()
    {
        Progress(null).ShouldBe(WriteProgress.Overtaken);
        Progress(Observed with { Status = BeadStatus.Closed }).ShouldBe(WriteProgress.Overtaken);
        Progress(Observed with { Assignee = "bob" }).ShouldBe(WriteProgress.Overtaken);
        Progress(Observed with { Assignee = null }).ShouldBe(WriteProgress.Overtaken);
        Progress(Observed with { UpdatedAt = Observed.UpdatedAt.AddSeconds(1) }).ShouldBe(WriteProgress.Overtaken);
        Progress(Intended with { RowLock = 1 }).ShouldBe(WriteProgress.Overtaken);
    }

    [Fact]
    public void It_holds_what_was_observed_and_what_is_intended()
    {
        var write = Write(BeadStatus.InProgress);

        (write.Id, write.FromStatus, write.FromAssignee, write.FromUpdatedAt, write.FromLine).ShouldBe(
            (Given.Id, BeadStatus.Open, Given.Sentinel, Observed.UpdatedAt, Observed.RowLock!.Value)
        );
        (write.ToStatus, write.Note, write.ToUpdatedAt, write.ToLine).ShouldBe(
            (BeadStatus.InProgress, "why", Stamp, Intended.RowLock!.Value)
        );
    }

    private static WriteProgress Progress(Bead? found) => Write(BeadStatus.InProgress).Progress(found);

    private static IntendedWrite Write(string? status) =>
        IntendedWrite.Of(
            Observed,
            new BeadTransition
            {
                BeadId = Given.Id,
                Observed = Observed,
                ObservedLatest = null,
                Status = status,
                Note = "why",
                Ledger = new LedgerChange.None(),
            },
            Stamp,
            "new"u8
        );
}
