namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Without_a_ledger_nothing_happened_lately()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        var before = await WorldAsync();

        (await Store.ReadRecentAsync(20, None)).Attempts.ShouldBeEmpty();

        (await WorldAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_newest_attempts_are_those_in_which_something_happened_last()
    {
        await Harness.PutBeadAsync(new BeadRow("code-2"));
        await Harness.PutBeadAsync(new BeadRow("code-3"));
        await PutAndClaimAsync();
        await ClaimAsync("code-2");
        await ClaimAsync("code-3");
        await SettleAsync("open");

        var (now, newest) = await Store.ReadRecentAsync(2, None);

        Attempt[] all =
        [
            (await ReadAsync()).Latest!,
            (await ReadAsync("code-2")).Latest!,
            (await ReadAsync("code-3")).Latest!,
        ];
        // A clock that stands still makes them equally new: then the id decides.
        newest.ShouldBe(
            all.OrderByDescending(a => a.SettledAt ?? a.ClaimedAt)
                .ThenByDescending(a => a.Key.BeadId, StringComparer.Ordinal)
                .Take(2)
        );
        now.Kind.ShouldBe(DateTimeKind.Utc);
        now.ShouldBe(await Harness.NowAsync(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_beads_earlier_attempts_are_told_too()
    {
        await PutAndClaimAsync();
        await SettleAsync("open", AttemptOutcome.Released);
        await ClaimAsync();

        var (_, newest) = await Store.ReadRecentAsync(20, None);

        newest.Select(a => a.Key.Number).ShouldBe([2, 1]);
    }
}
