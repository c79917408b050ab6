using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>A ledger of which most lines were replaced by later ones is written anew, and says the same.</summary>
public sealed class LongLedgerTests
{
    private const string Ledger = "automation-ledger.jsonl";
    private const int ManyLines = 2000;

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(ManyLines - 1, false)]
    [InlineData(ManyLines, true)]
    public async Task From_so_many_lines_on_it_is_written_anew(int lines, bool isAnew)
    {
        await using var harness = await WithLinesAsync(lines);
        var before = await ReadAsync(harness);

        await WriteAsync(harness);

        File.ReadLines(PathOf(harness)).Count().ShouldBe(isAnew ? 2 : lines + 1);
        (await ReadAsync(harness)).ShouldBe(before with { Word = "new" });
    }

    [Fact]
    public async Task A_ledger_of_attempts_that_all_count_is_left_alone()
    {
        await using var harness = await WithLinesAsync(1);
        var line = await File.ReadAllTextAsync(PathOf(harness));
        var attempts = Enumerable.Range(1, ManyLines).Select(n => line.Replace("code-1", $"code-{n}"));
        await File.WriteAllTextAsync(PathOf(harness), string.Concat(attempts));

        await WriteAsync(harness);

        File.ReadLines(PathOf(harness)).Count().ShouldBe(ManyLines + 1);
    }

    [Fact]
    public async Task Killed_anywhere_in_it_nothing_is_lost()
    {
        await using var harness = await WithLinesAsync(ManyLines);
        var before = await ReadAsync(harness);
        var start = FolderState.Of(harness.File.Folder);
        var at = 0;
        for (var killed = true; killed; )
        {
            start.Restore(harness.File.Folder);
            var kill = new KillSwitch(++at);
            killed = await IsKilledAsync(() => WriteAsync(harness, kill));

            (await ReadAsync(harness)).ShouldBeOneOf([before, before with { Word = "new" }], $"operation {at}");
            await WriteAsync(harness);
            (await ReadAsync(harness)).ShouldBe(before with { Word = "new" });
        }
        at.ShouldBeGreaterThan(5);
    }

    private sealed record Said(Attempt Latest, int Attempts, string? Word);

    /// <summary>A claimed bead, and the line of its claim so many times: what was written before says nothing any more.</summary>
    private static async Task<JsonlHarness> WithLinesAsync(int lines)
    {
        var harness = new JsonlHarness();
        await harness.PutBeadAsync(new BeadRow("code-1"));
        await using var store = harness.Open();
        var seen = (await store.ReadBeadAsync("code-1", None)).History;
        var claim = new BeadTransition
        {
            BeadId = "code-1",
            Observed = seen.Bead,
            ObservedLatest = null,
            Status = "in_progress",
            Ledger = new LedgerChange.Claim(new AttemptKey("code-1", 1, new string('a', 32)), "command", "host/1"),
        };
        (await store.ApplyAsync(claim, None)).ShouldBe(WriteResult.Applied);
        (await store.MarkPostingAsync(new AttemptKey("code-1", 1, new string('a', 32)), None)).Write.ShouldBe(
            WriteResult.Applied
        );
        var posting = (await File.ReadAllLinesAsync(PathOf(harness)))[^1];
        await File.WriteAllLinesAsync(PathOf(harness), Enumerable.Repeat(posting, lines));
        return harness;
    }

    private static async Task WriteAsync(JsonlHarness harness, KillSwitch? kill = null)
    {
        await using var store = harness.Open(faults: kill);
        await store.WriteStateAsync("hold", "new", None);
    }

    private static async Task<bool> IsKilledAsync(Func<Task> write)
    {
        try
        {
            await write();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static async Task<Said> ReadAsync(JsonlHarness harness)
    {
        await using var store = harness.Open();
        var attempts = (await store.ReadBeadAsync("code-1", None)).History.Attempts;
        return new Said(attempts[^1], attempts.Count, await store.ReadStateAsync("hold", None));
    }

    private static string PathOf(JsonlHarness harness) => Path.Combine(harness.File.Folder, Ledger);
}
