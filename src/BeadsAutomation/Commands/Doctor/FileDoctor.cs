using BeadsAutomation.Store.Jsonl;

namespace BeadsAutomation.Commands.Doctor;

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
            DoctorCheck.Store,
            async token =>
            {
                var (seen, leftovers) = await ReadAsync(token);
                examination.Add(
                    FileJudge.Store(_paths.Beads, seen.Beads.Beads.Count),
                    FileJudge.Rights(NotWritable(), MountedAlone()),
                    FileJudge.Ledger(seen.Ledger),
                    FileJudge.Leftovers(leftovers)
                );
                examination.Add([.. FileJudge.Faults(seen.Beads)]);
                var standing = await Git.StandingOfAsync(_paths.Ledger, token);
                examination.Add([.. FileJudge.Git(standing, _paths.Ledger, GitExclude.FileOf(_paths.Folder))]);
                signs = SignsOf(seen);
            }
        );
        return signs;
    }

    /// <inheritdoc/>
    public async Task<StoreSigns> ReadSignsAsync(CancellationToken cancellationToken) =>
        SignsOf((await ReadAsync(cancellationToken)).Seen);

    // Under the lock, so that nobody is in the middle of a write; who holds it for too long is named by the failure.
    private async Task<(FileSnapshot Seen, IReadOnlyList<string> Leftovers)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        var files = new PatientFiles(time);
        var changes = new FileChanges(_paths, new NoFaultPoints());
        await using var held = await new StoreLock(_paths, changes, files).TakeTogetherAsync(cancellationToken);
        var ledger = await new LedgerFile(_paths, changes, files).ReadAsync(cancellationToken);
        var beads = await new BeadFile(_paths, changes, files).ReadAsync(cancellationToken);
        var seen = new FileSnapshot(time.GetUtcNow().UtcDateTime, beads, ledger);
        FaultyLines.Refuse(seen, options.Assignee);
        return (
            seen,
            held is null ? [] : [.. StorePaths.LeftoversOf(_paths.Beads), .. StorePaths.LeftoversOf(_paths.Ledger)]
        );
    }

    private IReadOnlyList<string> NotWritable() =>
        [
            .. new[] { _paths.Folder, _paths.Beads, _paths.Ledger, _paths.Lock }.Where(path =>
                Path.Exists(path) && !PlainFile.IsWritable(path)
            ),
        ];

    private IReadOnlyList<string> MountedAlone() =>
        [.. new[] { _paths.Beads, _paths.Ledger }.Where(path => FileFacts.At(path).IsMountPoint)];

    private static StoreSigns SignsOf(FileSnapshot seen)
    {
        var claims = seen.Ledger.BeadIds.SelectMany(seen.Ledger.AttemptsOf).Where(a => a.Agent.Length > 0);
        var closed = seen.Beads.Beads.Where(b => !b.ToFacts().IsActive).Max(b => (DateTime?)b.UpdatedAt);
        var deferred = seen.Beads.Beads.Where(b => b.DeferUntil <= seen.Now).Max(b => b.DeferUntil);
        return new StoreSigns(claims.Max(a => (DateTime?)a.ClaimedAt), new[] { closed, deferred }.Max());
    }
}
