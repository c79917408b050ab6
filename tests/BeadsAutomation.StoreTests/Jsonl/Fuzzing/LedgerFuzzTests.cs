using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Chance;
using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.StoreTests.Jsonl.Fuzzing;

/// <summary>A broken ledger is refused in a sentence, or read; what it makes of the beads leaves them beads.</summary>
public sealed class LedgerFuzzTests : IAsyncDisposable
{
    // Clock and tokens are the same in every run, and so is what is made of them.
    private static readonly TestClock Clock = new();

    private readonly JsonlHarness _harness = new(Clock);
    private readonly KnownEntropy _entropy = new(1);

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task A_ledger_is_read_and_finished_or_refused()
    {
        var corpus = await RealLedgersAsync();
        var beads = _harness.File.Text;
        var ledger = Path.Combine(_harness.File.Folder, BeadsFile.Ledger);
        await using var store = _harness.Open();

        await Fuzz.RunAsync(
            corpus,
            async input =>
            {
                if (_harness.File.Text != beads)
                {
                    _harness.File.Text = beads;
                }
                await File.WriteAllBytesAsync(ledger, input);
                try
                {
                    await store.ReadQueueAsync(default);
                    await store.ReadClaimsAsync(default);
                    await store.ReadStateAsync("hold", default);
                    await store.RecoverAsync(default);
                }
                catch (StoreException refused)
                {
                    refused.Message.Where(char.IsControl).ShouldBeEmpty();
                    (await File.ReadAllBytesAsync(ledger)).ShouldBe(input);
                    return;
                }
                (await store.ReadClaimsAsync(default)).ShouldNotBeNull();
                _harness.File.Find("bd-1")["title"]!.GetValue<string>().ShouldBe("a bead");
                _harness.File.Lines.Count.ShouldBe(3);
            }
        );
    }

    /// <summary>What ticks and sweeps wrote, and each time what was there when they were killed in between.</summary>
    private async Task<IReadOnlyList<string>> RealLedgersAsync()
    {
        _harness.File.Put(new BeadRow("bd-1"), new BeadRow("bd-2"), new BeadRow("bd-3"));
        var agent = new ScriptedAgent { Answer = Answers.Environment };
        await TickAsync(agent);
        agent.Answer = Answers.Accepted;
        await TickAsync(agent);
        await TickAsync(agent);
        var text = await File.ReadAllTextAsync(Path.Combine(_harness.File.Folder, BeadsFile.Ledger));
        var lines = text.Replace(Worker.Name, "here/1", StringComparison.Ordinal).Split('\n');
        return [.. Enumerable.Range(1, lines.Length).Select(count => string.Join('\n', lines.Take(count)) + "\n")];
    }

    private async Task TickAsync(ScriptedAgent agent)
    {
        await using var store = _harness.Open();
        await new ProcessRig(store, agent, new BeadsOptions(), Clock, _entropy).TickAsync();
    }
}
