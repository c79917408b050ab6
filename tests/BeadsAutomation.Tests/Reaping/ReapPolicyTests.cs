using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

public sealed class ReapPolicyTests
{
    private static readonly Dictionary<string, ReapRow> Rows = ReapRows
        .SilenceAndJobs.Concat(ReapRows.YoungAndEnded)
        .Concat(ReapRows.ReOpenedAndUnexplained)
        .ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sweep_decides(string row)
    {
        var (history, evidence, words) = Rows[row];

        Words(Decide(history, evidence)).ShouldBe(words);
    }

    /// <summary>Whatever is written must find everything as it was read.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_guarded_by_what_was_read(string row)
    {
        var (history, evidence, _) = Rows[row];

        if (Decide(history, evidence).Transition is { } transition)
        {
            transition.BeadId.ShouldBe(history.BeadId);
            transition.Observed.ShouldBe(history.Bead);
            transition.ObservedLatest.ShouldBe(history.Latest);
            (transition.Status is not null).ShouldBe(
                transition.Note is not null && transition.Ledger is not LedgerChange.None
            );
            transition.Status.ShouldBeOneOf(null, BeadStatus.Open, BeadStatus.Blocked);
        }
    }
}
