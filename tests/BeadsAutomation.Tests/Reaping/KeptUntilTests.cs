using static BeadsAutomation.Tests.Reaping.Judged;

namespace BeadsAutomation.Tests.Reaping;

/// <summary>How long people are told that a claim is kept.</summary>
public sealed class KeptUntilTests
{
    private static readonly Dictionary<string, (BeadHistory History, JobEvidence Evidence, string Kept)> Rows = new(
        StringComparer.Ordinal
    )
    {
        ["claimed a minute ago, a ghost a second after four"] = (
            Claimed(AttemptState.Claimed, "1:00"),
            JobEvidence.None,
            "3:01"
        ),
        ["posting a minute ago, judged by silence from 31 minutes on"] = (
            Claimed(AttemptState.Posting, "1:00"),
            JobEvidence.None,
            "30:00"
        ),
        ["sent ten minutes ago and silent"] = (ReapRows.Sent("10:00"), JobEvidence.None, "21:00"),
        ["its job runs: up to the hard cap"] = (ReapRows.Sent("10:00", "j"), Job(JobState.Running), "110:00"),
        ["settled only, and its job runs: up to the hard cap of that claim"] = (
            ReapRows.SettledOnly("50:00", "20:00"),
            Job(JobState.Running),
            "70:00"
        ),
        ["settled only, and nobody knows the job: silence"] = (
            ReapRows.SettledOnly("50:00", "20:00"),
            Job(JobState.CannotTell),
            "11:00"
        ),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_claim_is_kept_until_the_moment_that_is_said(string row)
    {
        var (history, evidence, kept) = Rows[row];
        var parts = kept.Split(':');
        var expected = Now.AddMinutes(int.Parse(parts[0], null)).AddSeconds(int.Parse(parts[1], null));

        ReapPolicy.KeptUntil(new ReapCase(history, evidence, Given.Options, Now)).ShouldBe(expected);

        At(expected.AddSeconds(-1)).ShouldBe("keep");
        // The hard cap is exact to the tick: at that very moment a claim is kept.
        At(expected.AddSeconds(1)).ShouldNotBe("keep", StringComparer.Ordinal);

        string At(DateTime time) =>
            Words(ReapPolicy.Decide(new ReapCase(history, evidence, Given.Options, time), Token));
    }

    [Fact]
    public void A_claim_that_is_kept_for_now_says_why()
    {
        Decide(Claimed(AttemptState.Claimed, "1:00")).Detail.ShouldBe("claimed a moment ago");
        Decide(ReapRows.Sent("59:00", "j"), JobEvidence.NotReached)
            .Detail.ShouldBe("the job could not be asked for in time");
    }
}
