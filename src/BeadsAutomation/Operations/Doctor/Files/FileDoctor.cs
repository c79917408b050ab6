using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Store.Jsonl;
using BeadsAutomation.Store.Jsonl.Files;

namespace BeadsAutomation.Operations.Doctor.Files;

/// <summary>The checks of a store in files.</summary>
internal sealed class FileDoctor(BeadsOptions options, TimeProvider time) : IStoreDoctor
{
    private readonly StorePaths _paths = StorePaths.Of(
        options.BeadsFile ?? throw new ArgumentException("no file", nameof(options))
    );

    /// <inheritdoc/>
    public async Task<StoreSigns?> ExamineAsync(Examination examination)
    {
        StoreSigns? signs = null;
        await examination.MakeAsync(
            Check.Store,
            async token =>
            {
                var (seen, leftovers) = await ReadAsync(token);
                examination.Add(
                    FileJudge.Store(_paths.Beads, seen.Beads.Beads.Count),
                    FileJudge.Rights(NotWritable()),
                    FileJudge.Ledger(seen.Ledger),
                    FileJudge.Leftovers(leftovers)
                );
                signs = SignsOf(seen);
            }
        );
        return signs;
    }

    // Under the lock, so that nobody is in the middle of a write; who holds it for too long is named by the failure.
    private async Task<(FileSnapshot Seen, IReadOnlyList<string> Leftovers)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        var files = new PatientFiles(time);
        var changes = new FileChanges(new NoFaultPoints());
        await using var held = await new StoreLock(_paths, changes, files).TakeTogetherAsync(cancellationToken);
        var ledger = await new LedgerFile(_paths, changes, files).ReadAsync(cancellationToken);
        var beads = await new BeadFile(_paths, changes, files).ReadAsync(cancellationToken);
        string[] temporary = [StorePaths.TemporaryOf(_paths.Beads), StorePaths.TemporaryOf(_paths.Ledger)];
        return (
            new FileSnapshot(time.GetUtcNow().UtcDateTime, beads, ledger),
            held is null ? [] : [.. temporary.Where(File.Exists)]
        );
    }

    private IReadOnlyList<string> NotWritable()
    {
        string[] ours = [_paths.Beads, _paths.Ledger, _paths.Lock];
        return
        [
            .. ours.Where(File.Exists).Prepend(Path.GetDirectoryName(_paths.Beads)!).Where(path => !Writable.Is(path)),
        ];
    }

    private static StoreSigns SignsOf(FileSnapshot seen)
    {
        var claims = seen.Ledger.BeadIds.SelectMany(seen.Ledger.AttemptsOf).Where(a => a.Agent.Length > 0);
        var closed = seen.Beads.Beads.Where(b => !b.IsActive).Max(b => (DateTime?)b.UpdatedAt);
        var deferred = seen.Beads.Beads.Where(b => b.DeferUntil <= seen.Now).Max(b => b.DeferUntil);
        return new StoreSigns(claims.Max(a => (DateTime?)a.ClaimedAt), new[] { closed, deferred }.Max());
    }
}
