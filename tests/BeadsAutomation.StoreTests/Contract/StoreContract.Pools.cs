namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_bead_holds_its_pools_while_an_attempt_is_unsettled_and_it_is_not_closed()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await Harness.PutBeadAsync(new BeadRow("waits"));
        foreach (var label in new[] { "pool:gpu", "pool:Über 漢", "pool:", "risky", "carpool:x" })
        {
            await Harness.AddLabelAsync(Id, label);
            await Harness.AddLabelAsync("waits", label);
        }
        (await Store.ReadPoolsAsync(None)).Count.ShouldBe(0);

        await ClaimAsync();

        var pools = await Store.ReadPoolsAsync(None);
        pools.Select(p => p.Key).Order(StringComparer.Ordinal).ShouldBe(["pool:gpu", "pool:Über 漢"]);
        pools.SelectMany(p => p).ShouldBe([Id, Id]);
        await SetStatusAsync("open");
        (await Store.ReadPoolsAsync(None)).Count.ShouldBe(2);
        await SetStatusAsync("closed");
        (await Store.ReadPoolsAsync(None)).Count.ShouldBe(0);

        Task SetStatusAsync(string status) =>
            Harness.ChangeBeadAsync(
                Id,
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = status }
            );
    }
}
