namespace BeadsAutomation.Tests.Store.Jsonl;

/// <summary>What a ledger's lines leave, and the fewest lines that leave the same.</summary>
public sealed class LedgerStateTests
{
    private static readonly Notice Told = new("n1", NoticeKind.Paused) { Reason = "restore" };

    private static readonly IntendedWrite Intended = new()
    {
        Id = "a",
        FromStatus = "open",
        FromUpdatedAt = Given.Ago("1:00"),
        FromLine = 1,
        ToUpdatedAt = Given.Now,
        ToLine = 2,
    };

    // Each line, and what is known after it: attempts, words, notices that wait, lines it could be, whether a write is open.
    private static readonly (LedgerEntry Line, string After)[] Lines =
    [
        (Of(Given.Attempt(id: "a")) with { Bead = Intended }, "a1:claimed|||1 open"),
        (new LedgerEntry { Done = true }, "a1:claimed|||1"),
        (Of(Given.Attempt(AttemptState.Posting, id: "a")), "a1:posting|||1"),
        (Of(Given.Attempt(number: 2, id: "a")), "a1:posting a2:claimed|||2"),
        (Of(Given.Attempt(id: "b")), "a1:posting a2:claimed b1:claimed|||3"),
        (Word("hold", "1"), "a1:posting a2:claimed b1:claimed|hold=1||4"),
        (Word("hold", "2"), "a1:posting a2:claimed b1:claimed|hold=2||4"),
        (new LedgerEntry { At = Given.Now, Notice = Told }, "a1:posting a2:claimed b1:claimed|hold=2|n1|5"),
        (new LedgerEntry { At = Given.Ago("1:00"), Notice = Told }, "a1:posting a2:claimed b1:claimed|hold=2|n1|5"),
        (new LedgerEntry { Dropped = "n2" }, "a1:posting a2:claimed b1:claimed|hold=2|n1|5"),
    ];

    [Fact]
    public void Each_line_changes_what_it_names()
    {
        var state = new LedgerState();
        foreach (var ((line, after), number) in Lines.Select((l, i) => (l, i + 1)))
        {
            state.Add(line);

            Text(state).ShouldBe(after, $"line {number}");
            state.Lines.ShouldBe(number);
        }
        state.BeadIds.ShouldBe(["a", "b"]);
        state.AttemptsOf("a").Select(x => x.Key.Number).ShouldBe([1, 2]);
        state.AttemptsOf("c").ShouldBeEmpty();
        state.Notices.WaitingAt(Given.Now.AddMinutes(3)).ShouldHaveSingleItem().Age.ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void The_condensed_lines_leave_the_same()
    {
        var state = After(Lines.Select(l => l.Line));

        var condensed = state.Condensed(Given.Now).ToList();

        condensed.Count.ShouldBe(state.CondensedLines);
        condensed.ShouldAllBe(line => line.At == Given.Now);
        Text(After(condensed)).ShouldBe(Text(state));
        After(condensed).Attempts.ShouldBe(state.Attempts);
    }

    [Fact]
    public void What_a_run_cost_outlives_later_lines_and_condensing()
    {
        var spent = new Spending(0.42m, 12, "s");
        var settled = Given.Settled(AttemptOutcome.JobFailed, "blocked", 1);
        var told = new LedgerEntry { At = Given.Now, Attempt = LedgerRow.Of(settled, spent) };
        var state = After([told, Of(settled with { StatusLeft = "open" })]);

        state.Spending.ShouldHaveSingleItem().Value.ShouldBe(spent);
        After(state.Condensed(Given.Now)).Spending.ShouldBe(state.Spending);
    }

    [Fact]
    public void A_notice_that_was_taken_waits_no_longer()
    {
        var state = After([new LedgerEntry { Notice = Told }, new LedgerEntry { Dropped = "n1" }]);

        state.Notices.Has("n1").ShouldBeFalse();
        state.CondensedLines.ShouldBe(0);
    }

    [Fact]
    public void Where_the_whole_lines_end_is_remembered()
    {
        var state = new LedgerState().Ending(17, isTorn: true);

        (state.WholeLength, state.IsTorn).ShouldBe((17, true));
    }

    [Theory]
    [InlineData(AttemptState.Claimed, null, true, true)]
    [InlineData(AttemptState.Claimed, null, false, false)]
    [InlineData(AttemptState.Claimed, "claimed", true, false)]
    [InlineData(AttemptState.Settled, null, true, false)]
    [InlineData(AttemptState.Settled, "posting", true, false)]
    public void Only_a_new_claimed_row_that_writes_its_bead_announces_a_claim(
        AttemptState state,
        string? found,
        bool writes,
        bool isClaim
    ) => (Of(Given.Attempt(state)) with { Found = found, Bead = writes ? Intended : null }).IsClaim.ShouldBe(isClaim);

    [Fact]
    public void A_row_without_agent_and_worker_has_none()
    {
        var row = LedgerRow.Of(Given.Attempt()) with { Agent = null, Worker = null };

        (row.ToAttempt().Agent, row.ToAttempt().Worker).ShouldBe(("", ""));
        (LedgerRow.Of(Given.Attempt()) with { Worker = "w" }).ToAttempt().Worker.ShouldBe("w");
        LedgerRow.Of(Given.Attempt()).ToAttempt().ShouldBe(Given.Attempt());
    }

    private static LedgerEntry Of(Attempt attempt) => new() { At = Given.Now, Attempt = LedgerRow.Of(attempt) };

    private static LedgerEntry Word(string name, string value) => new() { State = new StateWord(name, value) };

    private static LedgerState After(IEnumerable<LedgerEntry> lines)
    {
        var state = new LedgerState();
        foreach (var line in lines)
        {
            state.Add(line);
        }
        return state;
    }

    private static string Text(LedgerState state) =>
        string.Join(
            '|',
            Join(state.Attempts.Select(a => $"{a.Key.BeadId}{a.Key.Number}:{a.StateWord}")),
            Join(state.Words.Select(w => $"{w.Key}={w.Value}")),
            Join(state.Notices.WaitingAt(Given.Now).Select(n => n.Notice.Id)),
            $"{state.CondensedLines}{(state.Interrupted is null ? "" : " open")}"
        );

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);
}
