using System.Text;

namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_claim_writes_status_note_event_and_ledger_together()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Notes = "a note" });
        var before = await Harness.NowAsync();

        var key = await ClaimAsync();

        var cells = await CellsAsync();
        cells["status"].ShouldBe("in_progress");
        cells["assignee"].ShouldBe("agent");
        cells["notes"].ShouldBe("a note\nclaimed");
        var attempt = (await ReadAsync()).Attempts.ShouldHaveSingleItem();
        attempt.Key.ShouldBe(key with { Number = 1 });
        attempt.State.ShouldBe(AttemptState.Claimed);
        attempt.Agent.ShouldBe("beadboard");
        attempt.Worker.ShouldBe("host/1");
        attempt.Outcome.ShouldBeNull();
        attempt.ClaimedAt.ShouldBeInRange(before.AddSeconds(-1), before.AddMinutes(1));
    }

    [Fact]
    public async Task A_first_note_has_no_line_before_it()
    {
        await PutAndClaimAsync();

        (await CellsAsync())["notes"].ShouldBe("claimed");
    }

    [Fact]
    public async Task A_change_of_status_has_an_event_like_bds_own()
    {
        Assert.SkipUnless(Harness.HasEvents, "There are no events here.");
        await PutAndClaimAsync();

        var row = (await Harness.ReadRowsAsync("events")).ShouldHaveSingleItem();
        row["issue_id"].ShouldBe(Id);
        row["event_type"].ShouldBe("status_changed");
        row["actor"].ShouldBe("tests");
        row["new_value"].ShouldBe("""{"status":"in_progress"}""");
        ((string)row["old_value"]!).ShouldContain("\"status\":\"open\"");
        ((string)row["id"]!).Length.ShouldBe(36);
    }

    [Fact]
    public async Task The_ledger_holds_the_stamp_that_was_stored_and_not_one_computed()
    {
        await PutAndClaimAsync();

        var seen = await ReadAsync();
        seen.Latest!.BeadUpdatedAt.ShouldBe(seen.Bead!.UpdatedAt);
        seen.Bead.UpdatedAt.ShouldBe((DateTime)(await CellsAsync())["updated_at"]!);
        seen.Bead.UpdatedAt.ShouldBeInRange(
            (await Harness.NowAsync()).AddMinutes(-1),
            (await Harness.NowAsync()).AddSeconds(1)
        );
    }

    [Fact]
    public async Task A_claim_keeps_the_time_at_which_work_once_started()
    {
        var started = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await Harness.PutBeadAsync(new BeadRow(Id) { StartedAt = started });

        await ClaimAsync();

        (await CellsAsync())["started_at"].ShouldBe(started);
    }

    [Fact]
    public async Task A_written_bead_gets_a_fresh_row_lock_and_loses_its_lease()
    {
        Assert.SkipUnless(Harness.HasLeases, "There are no leases here.");
        await Harness.PutBeadAsync(new BeadRow(Id) { RowLock = 99 });
        await Harness.AddHeartbeatAsync(Id, await Harness.NowAsync());

        await ClaimAsync();

        var first = (long)(await CellsAsync())["row_lock"]!;
        first.ShouldNotBe(99);
        first.ShouldNotBe(0);
        (await Harness.ReadRowsAsync("leases")).ShouldBeEmpty();
        await SettleAsync(BeadStatus.Open);
        ((long)(await CellsAsync())["row_lock"]!).ShouldNotBe(first);
    }

    [Fact]
    public async Task Of_two_claims_of_one_observation_the_second_is_lost_and_writes_nothing()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var seen = await ReadAsync();

        (await ApplyAsync(ClaimOf(seen))).ShouldBe(WriteResult.Applied);
        var after = await WorldAsync();

        (await ApplyAsync(ClaimOf(seen))).ShouldBe(WriteResult.Lost);
        (await WorldAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Of_claims_at_the_same_time_exactly_one_is_applied()
    {
        await using var other = Harness.CreateStore(new BeadsOptions(), new Entropy());
        for (var round = 0; round < 10; round++)
        {
            var id = $"code-race-{round}";
            await Harness.PutBeadAsync(new BeadRow(id));
            var seen = await ReadAsync(id);

            var results = await Task.WhenAll(
                Store.ApplyAsync(ClaimOf(seen), None),
                other.ApplyAsync(ClaimOf(seen), None)
            );

            results.ShouldBe([WriteResult.Applied, WriteResult.Lost], ignoreOrder: true);
            (await ReadAsync(id)).Attempts.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_second_claim_gets_the_next_number_and_keeps_the_first_row()
    {
        await PutAndClaimAsync();
        await SettleAsync(BeadStatus.Open);

        await ClaimAsync();

        var attempts = (await ReadAsync()).Attempts;
        attempts.Select(a => a.Key.Number).ShouldBe([1, 2]);
        attempts.Select(a => a.State).ShouldBe([AttemptState.Settled, AttemptState.Claimed]);
    }

    [Theory]
    [InlineData("code-it's")]
    [InlineData("code-\"quoted\"")]
    [InlineData("code-two\nlines")]
    [InlineData("code-\U0001F600-é")]
    [InlineData("code-back\\slash\\")]
    [InlineData("code-' or '1'='1")]
    [InlineData("code-@id-%s-{0}-?-;--")]
    public async Task Ids_are_data_whatever_they_hold(string id)
    {
        await Harness.PutBeadAsync(new BeadRow(id));
        await Harness.PutBeadAsync(new BeadRow("code-other"));
        var others = await CellsAsync("code-other");

        (await Store.ReadQueueAsync(None)).Waiting.Select(w => w.Bead.Id).ShouldContain(id);
        var key = await ClaimAsync(id);
        (await Store.MarkPostingAsync(key, None)).Write.ShouldBe(WriteResult.Applied);
        (await Store.RecordAnswerAsync(key, Dispatched, None)).ShouldBe(WriteResult.Applied);

        (await Store.ReadClaimsAsync(None)).Histories.Single().BeadId.ShouldBe(id);
        (await ReadAsync(id)).Latest!.JobId.ShouldBe("job-1");
        (await CellsAsync(id))["status"].ShouldBe("in_progress");
        (await CellsAsync("code-other")).ShouldBe(others);
    }

    [Theory]
    [InlineData("it's 100% \\ \"done\" \U0001F600 ; -- @id")]
    [InlineData("")]
    public async Task A_note_is_stored_as_given(string note)
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Notes = "before" });

        (await ApplyAsync(ClaimOf(await ReadAsync()) with { Note = note })).ShouldBe(WriteResult.Applied);

        (await CellsAsync())["notes"].ShouldBe("before\n" + note);
    }

    [Theory]
    [InlineData(65_530, "x")]
    [InlineData(16_382, "\U0001F600")]
    public async Task Where_the_notes_are_full_the_status_changes_all_the_same(int count, string character)
    {
        var notes = string.Concat(Enumerable.Repeat(character, count));
        await Harness.PutBeadAsync(new BeadRow(Id) { Notes = notes });

        await ClaimAsync();

        var cells = await CellsAsync();
        cells["status"].ShouldBe("in_progress");
        var noted = notes + "\nclaimed";
        cells["notes"].ShouldBe(Encoding.UTF8.GetByteCount(noted) <= Harness.NotesLimit ? noted : notes);
    }
}
