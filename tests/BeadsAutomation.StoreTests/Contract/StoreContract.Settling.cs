namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    public static TheoryData<AttemptOutcome> Outcomes => new(Enum.GetValues<AttemptOutcome>());

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Settling_stores_the_outcome_and_the_status_left(AttemptOutcome outcome)
    {
        await PutAndPostAsync();
        var seen = await ReadAsync();
        var notBefore = seen.Latest!.ClaimedAt.Date.AddHours(30);

        var result = await ApplyAsync(
            Transition(
                seen,
                BeadStatus.Blocked,
                "why",
                new LedgerChange.Settle(seen.Latest, outcome, BeadStatus.Blocked)
                {
                    Counted = true,
                    NotBefore = notBefore,
                    Reason = "why",
                }
            )
        );

        result.ShouldBe(WriteResult.Applied);
        var attempt = (await ReadAsync()).Latest!;
        attempt.State.ShouldBe(AttemptState.Settled);
        attempt.Outcome.ShouldBe(outcome);
        attempt.StatusLeft.ShouldBe("blocked");
        attempt.Counted.ShouldBeTrue();
        attempt.NotBefore.ShouldBe(notBefore);
        attempt.Reason.ShouldBe("why");
        attempt.SettledAt.ShouldNotBeNull();
        var cells = await CellsAsync();
        cells["status"].ShouldBe("blocked");
        cells["notes"].ShouldBe("claimed\nwhy");
        cells["assignee"].ShouldBe("agent");
        attempt.BeadUpdatedAt.ShouldBe((DateTime?)cells["updated_at"]);
    }

    [Fact]
    public async Task With_neither_status_nor_note_the_bead_is_not_written()
    {
        await PutAndPostAsync();
        await HumanChangesAsync(
            ("status", "closed"),
            ("updated_at", new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc))
        );
        var bead = await CellsAsync();
        var events = (await Harness.ReadRowsAsync("events")).Count;
        var stamp = (await ReadAsync()).Latest!.BeadUpdatedAt;

        await SettleAsync(null, AttemptOutcome.AgentClosed, counted: false);

        (await CellsAsync()).ShouldBe(bead);
        (await Harness.ReadRowsAsync("events")).Count.ShouldBe(events);
        var attempt = (await ReadAsync()).Latest!;
        attempt.Outcome.ShouldBe(AttemptOutcome.AgentClosed);
        attempt.StatusLeft.ShouldBe("closed");
        attempt.Counted.ShouldBeFalse();
        attempt.BeadUpdatedAt.ShouldBe(stamp);
    }

    [Fact]
    public async Task Settling_without_a_reason_keeps_the_one_stored()
    {
        var key = await PutAndPostAsync();
        await Store.RecordAnswerAsync(key, Dispatched, None);

        await SettleAsync(BeadStatus.Blocked, AttemptOutcome.JobFailed);

        (await ReadAsync()).Latest!.Reason.ShouldBe("job=job-1");
    }

    [Fact]
    public async Task The_attempt_of_a_deleted_bead_is_settled()
    {
        await PutAndPostAsync();
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await Harness.DeleteBeadAsync(Id);

        await SettleAsync(null, AttemptOutcome.BeadGone);

        var seen = await ReadAsync();
        seen.Bead.ShouldBeNull();
        seen.Latest!.Outcome.ShouldBe(AttemptOutcome.BeadGone);
        seen.Latest.StatusLeft.ShouldBeNull();
    }

    [Fact]
    public async Task An_attempt_that_moved_on_meanwhile_is_not_settled()
    {
        var key = await PutAndClaimAsync();
        var seen = await ReadAsync();
        await Store.MarkPostingAsync(key, None);
        var before = await WorldAsync();
        var ghost = new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Ghost, BeadStatus.Open);

        (await ApplyAsync(Transition(seen, BeadStatus.Open, "ghost", ghost))).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Amending_changes_the_status_left_and_ends_the_backoff()
    {
        await PutAndClaimAsync();
        var seen = await ReadAsync();
        await ApplyAsync(
            Transition(
                seen,
                BeadStatus.Open,
                "back",
                new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Rejected, BeadStatus.Open)
                {
                    Counted = true,
                    NotBefore = (await Harness.NowAsync()).AddHours(1),
                }
            )
        );
        seen = await ReadAsync();

        var amend = new LedgerChange.Amend(seen.Latest!, AttemptCount.Rearmed);
        (await ApplyAsync(Transition(seen, null, null, amend))).ShouldBe(WriteResult.Applied);

        var attempt = (await ReadAsync()).Latest!;
        attempt.ShouldBe(seen.Latest! with { StatusLeft = AttemptCount.Rearmed, NotBefore = null });
        (await ReadAsync()).Bead.ShouldBe(seen.Bead);
    }

    [Fact]
    public async Task Amending_can_block_the_bead_in_the_same_breath()
    {
        await PutAndClaimAsync();
        await SettleAsync(BeadStatus.Open);
        var seen = await ReadAsync();

        var amend = new LedgerChange.Amend(seen.Latest!, BeadStatus.Blocked);
        (await ApplyAsync(Transition(seen, BeadStatus.Blocked, "enough", amend))).ShouldBe(WriteResult.Applied);

        seen = await ReadAsync();
        seen.Bead!.Status.ShouldBe("blocked");
        seen.Latest!.StatusLeft.ShouldBe("blocked");
        seen.Latest.BeadUpdatedAt.ShouldBe(seen.Bead.UpdatedAt);
    }

    [Fact]
    public async Task A_claim_that_is_seen_remembers_when_and_changes_nothing_else()
    {
        await PutAndClaimAsync();
        var seen = await ReadAsync();

        (await ApplyAsync(Transition(seen, null, null, new LedgerChange.See(seen.Latest!)))).ShouldBe(
            WriteResult.Applied
        );

        var after = await ReadAsync();
        after.Latest!.SeenAt.ShouldNotBeNull();
        after.Latest.ShouldBe(seen.Latest! with { NotBefore = after.Latest.NotBefore });
        after.Bead.ShouldBe(seen.Bead);
    }

    [Fact]
    public async Task A_note_about_an_attempt_that_goes_on_stores_only_the_stamp()
    {
        await PutAndPostAsync();
        await HumanChangesAsync(("updated_at", new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc)));
        var seen = await ReadAsync();

        (await ApplyAsync(Transition(seen, null, "dispatched: job=1", new LedgerChange.Touch(seen.Latest!)))).ShouldBe(
            WriteResult.Applied
        );

        var after = await ReadAsync();
        after.Latest.ShouldBe(seen.Latest! with { BeadUpdatedAt = after.Bead!.UpdatedAt });
        after.Bead.UpdatedAt.ShouldBeGreaterThan(seen.Bead!.UpdatedAt);
        after.Bead.Status.ShouldBe("in_progress");
        (await CellsAsync())["notes"].ShouldBe("claimed\ndispatched: job=1");
    }

    [Fact]
    public async Task A_claim_that_no_row_explains_is_given_up_with_a_row_of_its_own()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Status = "in_progress" });
        var seen = await ReadAsync();

        var key = new AttemptKey(Id, 1, NextToken());
        var unrecorded = new LedgerChange.SettleUnrecorded(
            key,
            AttemptOutcome.Stale,
            BeadStatus.Blocked,
            "silent",
            "host/1"
        );
        (await ApplyAsync(Transition(seen, BeadStatus.Blocked, "silent", unrecorded))).ShouldBe(WriteResult.Applied);

        seen = await ReadAsync();
        seen.Bead!.Status.ShouldBe("blocked");
        var attempt = seen.Attempts.ShouldHaveSingleItem();
        attempt.Key.ShouldBe(key);
        attempt.State.ShouldBe(AttemptState.Settled);
        attempt.Outcome.ShouldBe(AttemptOutcome.Stale);
        attempt.StatusLeft.ShouldBe("blocked");
        attempt.Reason.ShouldBe("silent");
        attempt.Worker.ShouldBe("host/1");
        attempt.SettledAt.ShouldNotBeNull();
        attempt.BeadUpdatedAt.ShouldBe(seen.Bead.UpdatedAt);
    }

    [Fact]
    public async Task A_transition_without_a_row_writes_the_bead_alone()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Status = "blocked" });
        var seen = await ReadAsync();

        (await ApplyAsync(Transition(seen, BeadStatus.Open, "re-armed", new LedgerChange.None()))).ShouldBe(
            WriteResult.Applied
        );

        (await CellsAsync())["status"].ShouldBe("open");
        (await ReadAsync()).Attempts.ShouldBeEmpty();
    }
}
