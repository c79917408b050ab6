namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    protected static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Without_a_ledger_a_period_has_the_waiting_beads_alone()
    {
        await Harness.PutBeadAsync(new BeadRow(Id) { Title = "Paint it" });
        await Harness.PutBeadAsync(new BeadRow("code-2") { Assignee = "Agent" });
        await Harness.PutBeadAsync(new BeadRow("code-3") { Status = "blocked" });
        var before = await WorldAsync();

        var period = await Store.ReadPeriodAsync(AnHour, 10, None);

        period.Attempts.ShouldBeEmpty();
        var bead = period.Beads.ShouldHaveSingleItem();
        bead.ShouldBe(new(Id, "Paint it", "open", Waits: true, new BeadRow(Id).CreatedAt, null));
        bead.CreatedAt.Kind.ShouldBe(DateTimeKind.Utc);
        period.Now.ShouldBe(await Harness.NowAsync(), TimeSpan.FromMinutes(1));
        (period.Now - period.Since).ShouldBe(AnHour);
        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_period_has_every_attempt_with_its_bead_and_when_we_opened_that_again()
    {
        await PutAndClaimAsync();
        await SettleAsync("open", AttemptOutcome.Released);
        await ClaimAsync();
        await SettleAsync("blocked", AttemptOutcome.Stale);
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await ClaimAsync("code-2");

        var period = await Store.ReadPeriodAsync(AnHour, 10, None);

        period
            .Attempts.OrderBy(a => a.Key.BeadId, StringComparer.Ordinal)
            .ThenBy(a => a.Key.Number)
            .ShouldBe([.. (await ReadAsync()).Attempts, .. (await ReadAsync("code-2")).Attempts]);
        period
            .Beads.Select(b => (b.Id, b.Status, b.Waits))
            .ShouldBe([(Id, "blocked", false), ("code-2", "in_progress", false)]);
        var handOver = period.HandOvers.ShouldHaveSingleItem();
        handOver.BeadId.ShouldBe(Id);
        handOver.At.ShouldBe(await Harness.NowAsync(), TimeSpan.FromMinutes(1));
        handOver.At.Kind.ShouldBe(DateTimeKind.Utc);
        period.IsCut.ShouldBeFalse();
    }

    [Fact]
    public async Task A_period_of_many_attempts_is_cut_at_the_oldest()
    {
        foreach (var id in new[] { Id, "code-2", "code-3" })
        {
            await Harness.PutBeadAsync(new BeadRow(id));
            await ClaimAsync(id);
        }

        var period = await Store.ReadPeriodAsync(AnHour, 2, None);

        period.IsCut.ShouldBeTrue();
        period.Attempts.Count.ShouldBe(2);
        period.Attempts.ShouldBe(
            period
                .Attempts.OrderByDescending(a => a.ClaimedAt)
                .ThenByDescending(a => a.Key.BeadId, StringComparer.Ordinal)
        );
        period
            .Beads.Select(b => b.Id)
            .ShouldBe(period.Attempts.Select(a => a.Key.BeadId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_settled_before_the_period_is_not_in_it_and_what_is_in_flight_always_is()
    {
        await PutAndClaimAsync();
        await SettleAsync("blocked", AttemptOutcome.Stale);
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await ClaimAsync("code-2");

        // It ends before it began: everything was claimed before it.
        var period = await Store.ReadPeriodAsync(-AnHour, 10, None);

        period.Attempts.ShouldHaveSingleItem().Key.BeadId.ShouldBe("code-2");
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("röbot's+ci 漢")]
    public async Task What_gave_a_bead_to_the_sentinel_is_found_however_it_is_spelt(string sentinel)
    {
        Assert.SkipUnless(Harness.HasEvents, "no events");
        await using var store = Harness.CreateStore(new BeadsOptions { Assignee = sentinel }, new Entropy());
        var at = await Harness.NowAsync();
        await Harness.PutBeadAsync(new BeadRow(Id) { Assignee = sentinel });
        await Harness.AddEventAsync(Id, "updated", "ann", """{"assignee":"bob"}""", at);
        await Harness.AddEventAsync(Id, "updated", "ann", $$"""{"assignee":"{{sentinel}}"}""", at);

        (await store.ReadPeriodAsync(AnHour, 10, None)).HandOvers.ShouldHaveSingleItem().At.ShouldBe(at);
    }

    [Fact]
    public async Task A_closed_bead_tells_when()
    {
        await PutAndClaimAsync();
        var at = await Harness.NowAsync();
        await HumanChangesAsync(("status", "closed"), ("closed_at", at));

        var period = await Store.ReadPeriodAsync(AnHour, 10, None);

        period.Beads.ShouldHaveSingleItem().ClosedAt.ShouldBe(at);
    }
}
