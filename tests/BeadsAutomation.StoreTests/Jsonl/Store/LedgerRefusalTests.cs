using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>JSON that is no entry of a ledger: refused with its line, whatever is missing in it.</summary>
public sealed class LedgerRefusalTests
{
    [Theory]
    [InlineData("""{"attempt":{"bead_id":null,"attempt":1,"token":"t","state":"claimed"}}""")]
    [InlineData("""{"attempt":{"bead_id":"b","attempt":1,"token":null,"state":"claimed"}}""")]
    [InlineData("""{"attempt":{"bead_id":"b","attempt":1,"token":"t"}}""")]
    [InlineData("""{"state":{"name":null,"value":"x"}}""")]
    [InlineData("""{"state":{"value":"x"}}""")]
    [InlineData("""{"bead":{"id":null,"from_status":"open","from_line":1,"to_line":1}}""")]
    [InlineData("""{"found":"\ud83d"}""")]
    [InlineData("null")]
    public async Task An_entry_without_what_it_needs_is_refused(string line)
    {
        await using var harness = new JsonlHarness();
        var ledger = Path.Combine(harness.File.Folder, BeadsFile.Ledger);
        await File.WriteAllTextAsync(ledger, "{}\n" + line + "\n");
        await using var store = harness.Open();

        var refused = await Should.ThrowAsync<StoreException>(() => store.ReadClaimsAsync(default));

        refused.Message.ShouldContain($"{ledger}, line 2: this is no entry of the ledger");
    }
}
