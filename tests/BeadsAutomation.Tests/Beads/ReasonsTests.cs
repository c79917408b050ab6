using System.Text.RegularExpressions;

namespace BeadsAutomation.Tests.Beads;

public sealed partial class ReasonsTests
{
    [Fact]
    public void Every_reason_has_a_word_of_its_own_in_snake_case()
    {
        var words = Enum.GetValues<ReasonCode>().Select(c => c.Word()).ToList();

        words.Distinct(StringComparer.Ordinal).Count().ShouldBe(words.Count);
        words.ShouldAllBe(w => SnakeCase().IsMatch(w));
    }

    [Fact]
    public void Every_reason_has_a_next_action() =>
        Enum.GetValues<ReasonCode>().ShouldAllBe(c => c.NextAction().Length > 10);

    [Fact]
    public void Every_reason_has_a_meaning_of_its_own()
    {
        var meanings = Enum.GetValues<ReasonCode>().Select(c => c.Meaning()).ToList();

        meanings.ShouldAllBe(m => m.Length > 8);
        meanings.Distinct(StringComparer.Ordinal).Count().ShouldBe(meanings.Count);
    }

    // What people filter and alert on: a changed word is a breaking change.
    [Theory]
    [InlineData(ReasonCode.InFlight, "in_flight")]
    [InlineData(ReasonCode.NoAcceptance, "no_acceptance")]
    [InlineData(ReasonCode.BlockedBy, "blocked_by")]
    [InlineData(ReasonCode.Deferred, "deferred")]
    [InlineData(ReasonCode.NotWorkType, "not_work_type")]
    [InlineData(ReasonCode.Backoff, "backoff")]
    [InlineData(ReasonCode.AttemptsExhausted, "attempts_exhausted")]
    [InlineData(ReasonCode.CapacitySaturated, "capacity_saturated")]
    [InlineData(ReasonCode.ServiceUnreachable, "service_unreachable")]
    [InlineData(ReasonCode.LostRace, "lost_race")]
    public void The_words_do_not_change(ReasonCode code, string word) => code.Word().ShouldBe(word);

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SnakeCase();
}
