namespace BeadsAutomation.StoreTests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_labels_of_open_beads_of_the_sentinel_are_read()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));
        await Harness.PutBeadAsync(new BeadRow("plain"));
        await Harness.PutBeadAsync(new BeadRow("closed") { Status = "closed" });
        await Harness.PutBeadAsync(new BeadRow("bobs") { Assignee = "bob" });
        foreach (var bead in new[] { Id, "closed", "bobs" })
        {
            await Harness.AddLabelAsync(bead, "risky");
            await Harness.AddLabelAsync(bead, "Über 漢");
        }

        var labels = await Store.ReadLabelsAsync(None);

        labels[Id].Order(StringComparer.Ordinal).ShouldBe(["risky", "Über 漢"]);
        labels["plain"].ShouldBeEmpty();
        labels["closed"].ShouldBeEmpty();
        labels["bobs"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_labels_none_are_read()
    {
        await Harness.PutBeadAsync(new BeadRow(Id));

        (await Store.ReadLabelsAsync(None)).Count.ShouldBe(0);
    }
}
