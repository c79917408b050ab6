using static BeadsAutomation.Tests.Ledger.PutBacks;

namespace BeadsAutomation.Tests.Ledger;

public sealed class PutBackNoteTests
{
    [Theory]
    [InlineData("environment", true)]
    [InlineData("not ready", true)]
    [InlineData("not sent", true)]
    [InlineData("rejected", false)]
    [InlineData("for good", false)]
    [InlineData("ghost", false)]
    public void A_second_release_in_a_row_is_not_noted_again(string cause, bool quiet)
    {
        var released = Given.Settled(AttemptOutcome.Released, BeadStatus.Open);

        (Decide(Given.Bead(), cause, released).Note is null).ShouldBe(quiet);
        Decide(Given.Bead(), cause).Note.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("environment", "dispatch failed HTTP 400: no — released, not counted attempt=1 claim=00000001")]
    [InlineData(
        "rejected",
        "dispatch failed HTTP 400: no — 1 of 5, not before 2026-11-20T12:02:00Z attempt=1 claim=00000001"
    )]
    [InlineData(
        "for good",
        "dispatch failed HTTP 400: no — blocked: trying again cannot help, mend it and re-open it attempt=1 claim=00000001"
    )]
    [InlineData("not ready", "released: blocked_by attempt=1 claim=00000001")]
    [InlineData("ghost", "released: claimed and never sent: the dispatcher was interrupted attempt=1 claim=00000001")]
    public void The_note_says_why(string cause, string note) => Decide(Given.Bead(), cause).Note.ShouldBe(note);

    [Fact]
    public void Giving_up_names_the_last_reason() =>
        Decide(Given.Bead(), "rejected", Given.Rejected(4))
            .Note.ShouldBe("gave up after 5: HTTP 400: no — blocked; re-open it to try again attempt=5 claim=00000005");

    [Fact]
    public void A_note_is_one_line_of_at_most_500_characters_whatever_the_service_said()
    {
        var shouted = string.Concat(Enumerable.Repeat("line\r\n\u001b[31m😀\u2028", 200));
        foreach (var cause in AllCauses)
        {
            var attempt = AttemptFor(cause, 1) with { Reason = shouted };
            var note = PutBack
                .Decide(
                    Given.History(Given.Bead(), attempt),
                    attempt,
                    CauseFor(cause, attempt),
                    Given.Options,
                    Given.Now
                )
                .Note.ShouldNotBeNull();

            note.Length.ShouldBeLessThanOrEqualTo(500);
            note.ShouldAllBe(c => !char.IsControl(c) && c != '\u2028');
            note.ShouldEndWith("attempt=1 claim=00000001");
        }
    }
}
