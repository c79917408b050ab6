namespace BeadsAutomation.Tests.Store.Jsonl;

public sealed class AttemptChangeTests
{
    private static readonly DateTime Stamp = Given.Now.AddSeconds(-1);
    private static readonly AttemptKey Next = new(Given.Id, 2, "t");
    private static readonly Attempt Stored = Given.Attempt(AttemptState.Dispatched, Given.Ago("5:00")) with
    {
        JobId = "j7",
        Reason = "stored",
    };

    [Fact]
    public void A_claim_is_a_new_row()
    {
        var row = After(new LedgerChange.Claim(Next, "command", "host/1"), Stamp);

        row.ShouldBe(
            new Attempt
            {
                Key = Next,
                StateWord = "claimed",
                Agent = "command",
                Worker = "host/1",
                ClaimedAt = Given.Now,
                BeadUpdatedAt = Stamp,
            }
        );
    }

    [Fact]
    public void A_settlement_without_a_row_is_one_that_is_over()
    {
        var row = After(new LedgerChange.SettleUnrecorded(Next, AttemptOutcome.Stale, "blocked", "why", "w"), Stamp);

        row.ShouldBe(
            new Attempt
            {
                Key = Next,
                StateWord = "settled",
                Outcome = AttemptOutcome.Stale,
                StatusLeft = "blocked",
                Reason = "why",
                Worker = "w",
                ClaimedAt = Given.Now,
                SettledAt = Given.Now,
                BeadUpdatedAt = Stamp,
            }
        );
    }

    [Fact]
    public void A_settlement_keeps_what_it_does_not_say()
    {
        var settle = new LedgerChange.Settle(Stored, AttemptOutcome.Rejected, "open")
        {
            Counted = true,
            NotBefore = Given.Now.AddMinutes(2),
        };

        After(settle, beadUpdatedAt: null)
            .ShouldBe(
                Stored with
                {
                    StateWord = "settled",
                    Outcome = AttemptOutcome.Rejected,
                    StatusLeft = "open",
                    Counted = true,
                    NotBefore = Given.Now.AddMinutes(2),
                    SettledAt = Given.Now,
                }
            );
        After(settle with { Reason = "new" }, null)!.Reason.ShouldBe("new");
    }

    [Fact]
    public void An_amendment_ends_the_backoff_and_a_touch_changes_the_stamp_alone()
    {
        var waiting = Stored with { NotBefore = Given.Now };

        AttemptChange
            .After(new LedgerChange.Amend(waiting, "blocked"), [waiting], Stamp, Given.Now)
            .ShouldBe(waiting with { StatusLeft = "blocked", NotBefore = null, BeadUpdatedAt = Stamp });
        After(new LedgerChange.Touch(Stored), Stamp).ShouldBe(Stored with { BeadUpdatedAt = Stamp });
        After(new LedgerChange.None(), Stamp).ShouldBeNull();
    }

    [Fact]
    public void A_row_that_is_not_as_observed_does_not_fit()
    {
        Fits(Stored).ShouldBeTrue();
        Fits(Stored with { StateWord = "posting" }).ShouldBeFalse();
        Fits(Stored with { Key = Stored.Key with { Token = "t" } }).ShouldBeFalse();

        static bool Fits(Attempt observed) => AttemptChange.Fits(new LedgerChange.Touch(observed), [Stored]);
    }

    [Fact]
    public void A_number_is_used_once()
    {
        LedgerChange[] news =
        [
            new LedgerChange.Claim(Stored.Key, "a", "w"),
            new LedgerChange.SettleUnrecorded(Stored.Key, AttemptOutcome.Stale, "blocked", "why", "w"),
        ];

        news.ShouldAllBe(change => !AttemptChange.Fits(change, new[] { Stored }));
        news.ShouldAllBe(change => AttemptChange.Fits(change, Array.Empty<Attempt>()));
        AttemptChange.Fits(new LedgerChange.None(), [Stored]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(AttemptState.Posting, "dispatched", true)]
    [InlineData(AttemptState.Settled, "settled", false)]
    public void An_answer_is_stored_whole_on_a_row_that_waits_for_it_and_added_to_one_that_is_over(
        AttemptState state,
        string after,
        bool whole
    )
    {
        var found = Given.Attempt(state) with { Reason = "stored" };
        var answer = new RecordedAnswer(AnswerClass.Accepted, "j8", "said");

        var row = AnswerChange.After(found, answer, beadIsOpen: true, Given.Now)!;

        (row.StateWord, row.AnswerWord, row.JobId).ShouldBe((after, "accepted", "j8"));
        (row.Reason, row.OpenAtAnswer, row.AnsweredAt is not null).ShouldBe((whole ? "said" : "stored", whole, whole));
        AnswerChange.IsThere(row, answer).ShouldBeTrue();
        AnswerChange.IsThere(row, answer with { JobId = "j9" }).ShouldBeFalse();
        AnswerChange.IsThere(row, answer with { Answer = AnswerClass.Unknown }).ShouldBeFalse();
        AnswerChange.IsThere(found, answer).ShouldBeFalse();
        var again = AnswerChange.After(row, answer with { JobId = null }, false, Given.Now);
        (again?.JobId).ShouldBe(whole ? null : "j8");
    }

    [Theory]
    [InlineData(AttemptState.Claimed)]
    [InlineData(AttemptState.Refused)]
    [InlineData(AttemptState.Dispatched)]
    [InlineData(AttemptState.Unknown)]
    public void A_row_that_waits_for_no_answer_takes_none(AttemptState state) =>
        AnswerChange
            .After(Given.Attempt(state), new RecordedAnswer(AnswerClass.Busy, null, ""), false, Given.Now)
            .ShouldBeNull();

    private static Attempt? After(LedgerChange change, DateTime? beadUpdatedAt) =>
        AttemptChange.After(change, [Stored], beadUpdatedAt, Given.Now);
}
