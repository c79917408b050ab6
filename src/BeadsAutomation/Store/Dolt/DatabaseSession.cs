using System.Data;
using System.Data.Common;
using Dapper;

namespace BeadsAutomation.Store.Dolt;

/// <summary>
/// One connection, opened when it is first needed, with deadlines of our own: the driver's do not hold against a server that says
/// nothing. Each driver call runs on a thread of the pool and we stop waiting for it; our cancellation token never reaches the driver.
/// After a failure the connection is given up and the next call opens a new one; where it is kept, nothing is read on it from the
/// snapshot of the statement that failed. Not for use by two callers at once.
/// </summary>
/// <param name="driver">Makes connections.</param>
/// <param name="time">Measures the deadlines.</param>
internal sealed class DatabaseSession(Driver driver, TimeProvider time) : IAsyncDisposable
{
    private static readonly SqlText Rollback = SqlText.Of("rollback");

    private DbConnection? _connection;
    private DbTransaction? _transaction;

    // Dolt leaves the implicit transaction of a failed statement open, and what comes next would read the database as it was then.
    private bool _rollsBackFirst;

    /// <summary>How long opening, one statement or a COMMIT may take.</summary>
    public static TimeSpan Deadline => TimeSpan.FromSeconds(10);

    /// <summary>The rows of a statement.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlText sql,
        object? parameters,
        CancellationToken cancellationToken
    ) =>
        await RunAsync(
            sql,
            (connection, transaction) => connection.Query<T>(sql.For(parameters), parameters, transaction).AsList(),
            cancellationToken
        );

    /// <summary>How many rows a statement changed.</summary>
    public Task<int> ExecuteAsync(SqlText sql, object? parameters, CancellationToken cancellationToken) =>
        RunAsync(
            sql,
            (connection, transaction) => connection.Execute(sql.For(parameters), parameters, transaction),
            cancellationToken
        );

    /// <summary>Begins a transaction.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        _transaction = await RunAsync(
            null,
            (connection, _) => connection.BeginTransaction(IsolationLevel.RepeatableRead),
            cancellationToken
        );

    /// <summary>Commits by the transaction's own object: a textual COMMIT "succeeds" on a connection that was opened again meanwhile.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) =>
        EndAsync(transaction => transaction.Commit(), cancellationToken);

    /// <summary>Takes everything back; a failure gives the connection up, which has the same effect.</summary>
    public async Task RollbackAsync(CancellationToken cancellationToken)
    {
        if (_transaction is null)
        {
            return;
        }
        try
        {
            await EndAsync(transaction => transaction.Rollback(), cancellationToken);
        }
        catch (DatabaseException)
        {
            // The connection is gone, and the transaction with it.
        }
    }

    /// <summary>Gives the connection up: closed in the background and never waited for, because closing may hang as well.</summary>
    public void Abandon()
    {
        var connection = _connection;
        (_connection, _transaction, _rollsBackFirst) = (null, null, false);
        if (connection is not null)
        {
            _ = Task.Run(() => CloseQuietly(connection));
        }
    }

    /// <summary>Says goodbye to the server, for as long as one deadline.</summary>
    public async ValueTask DisposeAsync()
    {
        var connection = _connection;
        (_connection, _transaction, _rollsBackFirst) = (null, null, false);
        if (connection is null)
        {
            return;
        }
        var closing = Task.Run(() => CloseQuietly(connection));
        await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(1), time));
    }

    private async Task EndAsync(Action<DbTransaction> end, CancellationToken cancellationToken)
    {
        await RunAsync(
            null,
            (_, transaction) =>
            {
                end(transaction ?? throw new InvalidOperationException("no transaction"));
                return true;
            },
            cancellationToken
        );
        _transaction = null;
    }

    private async Task<T> RunAsync<T>(
        SqlText? sql,
        Func<DbConnection, DbTransaction?, T> call,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var connection = _connection ?? await OpenAsync(cancellationToken);
            var (transaction, rollsBackFirst) = (_transaction, _rollsBackFirst);
            _rollsBackFirst = false;
            return await WithinDeadlineAsync(
                () =>
                {
                    // Dapper would open a closed connection again, outside of our transaction.
                    if (connection.State != ConnectionState.Open)
                    {
                        throw new DatabaseException(DatabaseFault.Connection, 0, "the connection was closed");
                    }
                    if (rollsBackFirst)
                    {
                        // One word alone could be the name of a procedure.
                        connection.Execute(Rollback.Text, commandType: CommandType.Text);
                    }
                    return call(connection, transaction);
                },
                cancellationToken
            );
        }
        catch (DatabaseException e)
        {
            if (sql is null || !e.LeavesConnectionUsable)
            {
                Abandon();
            }
            // A transaction of our own keeps the snapshot of its BEGIN, as it should.
            _rollsBackFirst = _connection is not null && _transaction is null;
            throw sql is null ? e : e.During(sql);
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw;
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var opening = driver.OpenAsync();
        try
        {
            _connection = await WithinDeadlineAsync(opening, cancellationToken);
            return _connection;
        }
        catch
        {
            // One that opens after all is nobody's.
            _ = opening.ContinueWith(
                static late => CloseQuietly(late.Result),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default
            );
            throw;
        }
    }

    private Task<T> WithinDeadlineAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(Task.Run(call, CancellationToken.None), cancellationToken);

    private async Task<T> WithinDeadlineAsync<T>(Task<T> running, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(Deadline, time, cancellationToken);
        }
        catch (TimeoutException e) when (!running.IsCompleted)
        {
            throw new DatabaseException(DatabaseFault.Silent, 0, $"no answer within {Deadline.TotalSeconds:0} s", e);
        }
        catch (Exception e) when (e is not (DatabaseException or OperationCanceledException))
        {
            throw Driver.Translate(e);
        }
        finally
        {
            // A call that nobody waits for any more may still fail.
            _ = running.ContinueWith(
                static left => left.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
        }
    }

    private static void CloseQuietly(DbConnection connection)
    {
        try
        {
            connection.Dispose();
        }
#pragma warning disable CA1031 // Nothing can be done about a connection that does not even close.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Given up already.
        }
    }
}
