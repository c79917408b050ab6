using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Store.Dolt;

/// <summary>Runs the store's work on its one connection, one piece at a time: reads, and transactions with their verdict.</summary>
/// <param name="session">The connection.</param>
/// <param name="probe">What this database is.</param>
/// <param name="ledger">Makes the ledger's tables when a write misses them.</param>
/// <param name="sentences">What the operator is told.</param>
/// <param name="logger">For the verdicts.</param>
internal sealed class DatabaseWork(
    DatabaseSession session,
    SchemaProbe probe,
    LedgerTables ledger,
    FailureSentences sentences,
    ILogger logger
) : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private ProbeResult? _probed;

    /// <summary>One consistent read, begun by the probe: its time is the database's at the read.</summary>
    public Task<T> SnapshotAsync<T>(Func<ProbeResult, Task<T>> read, CancellationToken cancellationToken) =>
        AloneAsync(
            async () =>
            {
                await session.BeginAsync(cancellationToken);
                _probed = await probe.RunAsync(session, cancellationToken, withWork: true);
                var result = await read(_probed);
                await session.RollbackAsync(cancellationToken);
                return result;
            },
            cancellationToken
        );

    /// <summary>Statements without a transaction.</summary>
    public Task<T> PlainAsync<T>(Func<ProbeResult, Task<T>> work, CancellationToken cancellationToken) =>
        AloneAsync(async () => await work(await ProbedAsync(cancellationToken)), cancellationToken);

    /// <summary>One transaction: the body says whether to commit; the verdict is that of the COMMIT.</summary>
    public Task<(WriteResult Result, T? Value)> TransactAsync<T>(
        string about,
        Func<ProbeResult, Task<(bool Commit, T Value)>> body,
        CancellationToken cancellationToken
    ) =>
        AloneAsync(
            async () =>
            {
                var probed = await ProbedAsync(cancellationToken);
                try
                {
                    return await AttemptAsync(about, probed, body, cancellationToken);
                }
                catch (DatabaseException e) when (LedgerTables.AreMissing(e))
                {
                    await session.RollbackAsync(cancellationToken);
                    await BeginLedgerAsync(probed, cancellationToken);
                }
                return await AttemptAsync(about, probed, body, cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        _oneAtATime.Dispose();
    }

    /// <summary>The first write to a database: what a claim needs later must be there before the claim.</summary>
    private async Task BeginLedgerAsync(ProbeResult probed, CancellationToken cancellationToken)
    {
        var unfit = await probe.DiagnoseAsync(session, probed.Features, cancellationToken);
        if (unfit is not null)
        {
            throw unfit;
        }
        await ledger.CreateAsync(session, probed.IsDolt, cancellationToken);
    }

    private async Task<(WriteResult, T?)> AttemptAsync<T>(
        string about,
        ProbeResult probed,
        Func<ProbeResult, Task<(bool Commit, T Value)>> body,
        CancellationToken cancellationToken
    )
    {
        T value;
        bool commit;
        try
        {
            await session.BeginAsync(cancellationToken);
            (commit, value) = await body(probed);
        }
        catch (DatabaseException e) when (e.Fault == DatabaseFault.Conflict)
        {
            session.Abandon();
            Log.WriteLost(logger, ServerText.Printable(about), e.Message);
            return (WriteResult.Lost.Because(e.Message), default);
        }
        if (!commit)
        {
            await session.RollbackAsync(cancellationToken);
            return (WriteResult.Lost, value);
        }
        try
        {
            await session.CommitAsync(cancellationToken);
            return (WriteResult.Applied, value);
        }
        catch (DatabaseException e) when (e.Fault == DatabaseFault.Conflict)
        {
            Log.WriteLost(logger, ServerText.Printable(about), e.Message);
            return (WriteResult.Lost.Because(e.Message), value);
        }
        catch (DatabaseException e)
        {
            Log.CommitIndeterminate(logger, ServerText.Printable(about), e.Message);
            return (WriteResult.Indeterminate.Because(e.Message), value);
        }
    }

    private async Task<ProbeResult> ProbedAsync(CancellationToken cancellationToken) =>
        _probed ??= await probe.RunAsync(session, cancellationToken);

    private async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        var done = false;
        try
        {
            var result = await work();
            done = true;
            return result;
        }
        catch (DatabaseException e)
        {
            throw await ExplainAsync(e, cancellationToken);
        }
        finally
        {
            if (!done)
            {
                session.Abandon();
            }
            _oneAtATime.Release();
        }
    }

    private async Task<StoreException> ExplainAsync(DatabaseException e, CancellationToken cancellationToken)
    {
        session.Abandon();
        if (e.Fault is DatabaseFault.MissingTable or DatabaseFault.MissingColumn && _probed is { } probed)
        {
            try
            {
                var unfit = await probe.DiagnoseAsync(session, probed.Features, cancellationToken);
                return unfit ?? sentences.Of(e);
            }
            catch (DatabaseException)
            {
                // The first failure says enough.
            }
        }
        return sentences.Of(e);
    }
}
