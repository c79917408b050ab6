namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    public enum Cell
    {
        Status,
        Assignee,
        UpdatedAt,
        RowLock,
    }

    [Theory]
    [InlineData("status", "blocked")]
    [InlineData("status", "closed")]
    [InlineData("status", "review")]
    [InlineData("assignee", "bob")]
    [InlineData("assignee", "Agent")]
    [InlineData("assignee", "agent ")]
    [InlineData("assignee", "")]
    [InlineData("assignee", null)]
    [InlineData("title", "another title")]
    public async Task What_a_human_changed_meanwhile_loses_the_claim(string column, string? value)
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var claim = ClaimOf(await ReadAsync());
        await HumanChangesAsync((column, value));
        var before = await WorldAsync();

        (await ApplyAsync(claim)).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(Cell.Status)]
    [InlineData(Cell.Assignee)]
    [InlineData(Cell.UpdatedAt)]
    [InlineData(Cell.RowLock)]
    public async Task Every_observed_cell_is_matched_by_itself(Cell cell)
    {
        Assert.SkipWhen(cell == Cell.RowLock && !Harness.HasVersion, "Beads have no version here.");
        await Harness.PutBeadAsync(new BeadRow(Id));
        var seen = await ReadAsync();
        var bead = seen.Bead!;
        var other = cell switch
        {
            Cell.Status => bead with { Status = "Open" },
            Cell.Assignee => bead with { Assignee = "agent " },
            Cell.UpdatedAt => bead with { UpdatedAt = bead.UpdatedAt.AddSeconds(1) },
            _ => bead with { RowLock = bead.RowLock + 1 },
        };
        var before = await WorldAsync();

        (await ApplyAsync(ClaimOf(seen) with { Observed = other })).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", null)]
    public async Task Nobody_and_the_empty_name_are_told_apart(string? stored, string? observed)
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Assignee = stored, Status = "in_progress" });
        var seen = await ReadAsync();
        var undo = Transition(seen, BeadStatus.Open, "undone", new LedgerChange.None());

        (await ApplyAsync(undo with { Observed = seen.Bead! with { Assignee = observed } })).ShouldBe(WriteResult.Lost);
        (await ApplyAsync(undo)).ShouldBe(WriteResult.Applied);
        (await CellsAsync())["assignee"].ShouldBe(stored);
    }

    [Fact]
    public async Task A_deleted_bead_is_lost()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var claim = ClaimOf(await ReadAsync());
        await Harness.DeleteBeadAsync(Id);
        var before = await WorldAsync();

        (await ApplyAsync(claim)).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_bead_seen_as_gone_that_is_there_again_is_lost()
    {
        await PutAndClaimAsync();
        var seen = await ReadAsync();
        var before = await WorldAsync();
        var gone = Transition(seen, null, null, new LedgerChange.Settle(seen.Latest!, AttemptOutcome.BeadGone, null));

        (await ApplyAsync(gone with { Observed = null })).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("token")]
    [InlineData("state")]
    [InlineData("none")]
    public async Task The_latest_attempt_must_be_the_one_observed(string difference)
    {
        await PutAndClaimAsync();
        await SettleAsync(BeadStatus.Open);
        var seen = await ReadAsync();
        var latest = seen.Latest!;
        var other = difference switch
        {
            "number" => latest with { Key = latest.Key with { Number = 2 } },
            "token" => latest with { Key = latest.Key with { Token = NextToken() } },
            "state" => latest with { StateWord = "refused" },
            _ => null,
        };
        var before = await WorldAsync();
        var claim = ClaimOf(seen) with { ObservedLatest = other };

        (await ApplyAsync(claim)).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_row_where_none_was_observed_loses_the_claim_whatever_its_number()
    {
        await PutAndClaimAsync();
        await SettleAsync(BeadStatus.Open);
        var seen = await ReadAsync();
        var claim = ClaimOf(seen) with { ObservedLatest = null };
        var key = ((LedgerChange.Claim)claim.Ledger).Key;

        (await ApplyAsync(claim with { Ledger = new LedgerChange.Claim(key with { Number = 7 }, "a", "w") })).ShouldBe(
            WriteResult.Lost
        );
        (await ReadAsync()).Attempts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_open_bead_with_an_unsettled_attempt_cannot_be_claimed()
    {
        await PutAndClaimAsync();
        await HumanChangesAsync(("status", "open"));
        var before = await WorldAsync();

        (await ApplyAsync(ClaimOf(await ReadAsync()))).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_settlement_of_a_bead_that_a_human_changed_is_lost()
    {
        await PutAndClaimAsync();
        var seen = await ReadAsync();
        await HumanChangesAsync(("status", "closed"));
        var before = await WorldAsync();
        var settle = new LedgerChange.Settle(seen.Latest!, AttemptOutcome.Stale, BeadStatus.Blocked);

        (await ApplyAsync(Transition(seen, BeadStatus.Blocked, "stale", settle))).ShouldBe(WriteResult.Lost);

        (await WorldAsync()).ShouldBe(before);
    }
}
