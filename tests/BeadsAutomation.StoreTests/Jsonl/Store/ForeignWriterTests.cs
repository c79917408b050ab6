using BeadsAutomation.Testing.Jsonl;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>People and agents rewrite the file while we write, and ask nobody.</summary>
public sealed class ForeignWriterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("code-1")]
    [InlineData("code-2")]
    public async Task Somebody_who_rewrites_the_file_while_we_write_loses_nothing(string theirs)
    {
        var results = new List<WriteResult>();
        var overwritten = 0;
        for (var at = 1; at == 1 || results.Count == at - 1; at++)
        {
            await using var harness = new JsonlHarness();
            harness.File.Put(new BeadRow("code-1"), new BeadRow("code-2"));
            var reached = 0;
            var faults = new FaultSteps(point =>
            {
                if (point == FaultPoint.FileOperation && ++reached == at)
                {
                    harness.File.Change(theirs, bead => bead["title"] = "changed by hand");
                }
            });
            await using var store = harness.Open(faults: faults);
            var seen = await CrashCase.ReadAsync(store);

            var result = await store.ApplyAsync(CrashCase.Claim(seen), None);

            if (reached < at)
            {
                break;
            }
            results.Add(result);
            if ((string?)harness.File.Find(theirs)["title"] != "changed by hand")
            {
                overwritten++;
            }
            var after = await CrashCase.ReadAsync(store);
            var claimed = result == WriteResult.Applied;
            after.Bead!.Status.ShouldBe(claimed ? "in_progress" : "open", $"operation {at}");
            after.Attempts.Count.ShouldBe(claimed ? 1 : 0, $"operation {at}");
        }
        // Whoever rewrites another bead's line in the very instant is no rival for this one: it is tried again.
        results.Contains(WriteResult.Lost).ShouldBe(theirs == "code-1");
        // What the store states as its limit, the instant between its last look and the rename, is no operation of its own.
        overwritten.ShouldBe(0);
        results.ShouldAllBe(r => r != WriteResult.Indeterminate);
    }

    [Fact]
    public async Task After_a_lost_race_the_next_claim_goes_through()
    {
        await using var harness = new JsonlHarness();
        harness.File.Put(new BeadRow("code-1"));
        await using var store = harness.Open();
        var claim = CrashCase.Claim(await CrashCase.ReadAsync(store));
        harness.File.Change("code-1", bead => bead["title"] = "changed by hand");

        (await store.ApplyAsync(claim, None)).ShouldBe(WriteResult.Lost);

        (await store.ApplyAsync(CrashCase.Claim(await CrashCase.ReadAsync(store)), None)).ShouldBe(WriteResult.Applied);
    }
}
