using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.StoreTests.Jsonl.Store;

/// <summary>One kind of write, killed at every change of a file, and what the next process makes of what is left.</summary>
internal sealed class CrashLab : IAsyncDisposable
{
    // More operations than any write has: an endless loop is a failure, not a hang.
    private const int MaxOperations = 100;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly JsonlHarness _harness = new(new TestClock());
    private readonly CrashCase _case;
    private Func<IBeadStore, Task<WriteResult>> _write = null!;

    private CrashLab(CrashCase @case) => _case = @case;

    public BeadsFile File => _harness.File;

    /// <summary>The folder before the write, after it, and as each kill left it, the earliest first.</summary>
    public FolderState Start { get; private set; } = null!;
    public FolderState End { get; private set; } = null!;
    public IReadOnlyList<FolderState> Killed { get; private set; } = null!;

    /// <summary>What a reader sees before and after.</summary>
    public string Before { get; private set; } = null!;
    public string After { get; private set; } = null!;

    public static async Task<CrashLab> CreateAsync(string name)
    {
        var lab = new CrashLab(CrashCase.All.Single(c => c.Name == name));
        await lab.PrepareAsync();
        return lab;
    }

    public IBeadStore Open() => _harness.Open();

    public Task<WriteResult> WriteAgainAsync(IBeadStore store) => _write(store);

    /// <summary>Beads and ledger as a reader sees them, without the file's other lines.</summary>
    public async Task<string> WorldAsync()
    {
        var rows = new List<string>();
        foreach (var table in new[] { "issues", "automation_attempts", "automation_outbox", "automation_state" })
        {
            rows.AddRange((await _harness.ReadRowsAsync(table)).Select(row => $"{table}: {string.Join(", ", row)}"));
        }
        return string.Join('\n', rows);
    }

    /// <summary>The next process starts on this state.</summary>
    public async Task<FolderState> RecoverAsync(FolderState from)
    {
        from.Restore(File.Folder);
        await using var store = Open();
        await store.RecoverAsync(None);
        return File.State;
    }

    /// <summary>The next process starts on this state and is killed in turn, at every change of a file.</summary>
    public Task<IReadOnlyList<FolderState>> KilledInRecoveryAsync(FolderState from) =>
        KillEverywhereAsync(
            from,
            async store =>
            {
                await store.RecoverAsync(None);
                return WriteResult.Applied;
            }
        );

    /// <summary>What became of the write in the folder as it is: before, released or after. Anything else is none of these.</summary>
    public async Task<string> VerdictAsync()
    {
        var world = await WorldAsync();
        if (world == Before)
        {
            return "before";
        }
        if (world == After)
        {
            return "after";
        }
        await using var store = Open();
        var latest = (await CrashCase.ReadAsync(store)).Latest;
        var released =
            _case.IsClaim
            && world.StartsWith(Before.Split("\nautomation_")[0], StringComparison.Ordinal)
            && After.Contains(latest!.Key.Token, StringComparison.Ordinal)
            && latest is { IsSettled: true, Outcome: Ledger.AttemptOutcome.Released, Counted: false };
        return released ? "released" : $"neither before nor after:\n{world}";
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    private async Task PrepareAsync()
    {
        await _harness.PutBeadAsync(new BeadRow("code-0") { Status = "closed" });
        await _harness.PutBeadAsync(new BeadRow(CrashCase.Id) { Notes = "a note" });
        await _harness.PutBeadAsync(new BeadRow("code-2") { Assignee = "bob" });
        await using (var store = Open())
        {
            _write = await _case.PrepareAsync(store);
        }
        (Start, Before) = (File.State, await WorldAsync());
        Killed = await KillEverywhereAsync(Start, _write);
        (End, After) = (File.State, await WorldAsync());
    }

    /// <summary>The folder as each kill left it; the last run, which is not killed, leaves the folder as it is.</summary>
    private async Task<IReadOnlyList<FolderState>> KillEverywhereAsync(
        FolderState from,
        Func<IBeadStore, Task<WriteResult>> work
    )
    {
        var states = new List<FolderState>();
        for (var at = 1; at <= MaxOperations; at++)
        {
            from.Restore(File.Folder);
            if (await SurvivesAsync(new KillSwitch(at), work))
            {
                return states;
            }
            states.Add(File.State);
        }
        throw new InvalidOperationException($"'{_case.Name}' is not done after {MaxOperations} changes of files.");
    }

    private async Task<bool> SurvivesAsync(KillSwitch kill, Func<IBeadStore, Task<WriteResult>> work)
    {
        try
        {
            await using var store = _harness.Open(faults: kill);
            var result = await work(store);
            if (!kill.HasKilled)
            {
                result.ShouldBe(WriteResult.Applied);
            }
        }
        catch (Exception) when (kill.HasKilled)
        {
            // Whatever the dying process made of it, nobody hears it.
        }
        return !kill.HasKilled;
    }
}
