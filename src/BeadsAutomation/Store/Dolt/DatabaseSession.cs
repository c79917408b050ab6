using System.Data;
using System.Data.Common;
using Dapper;

// For every call of Dapper in this library code is made at build time, which stands in for its reflection.
[module: DapperAot]

namespace BeadsAutomation.Store.Dolt;

/// <summary>A statement with what it is sent over; the call that Dapper generates code for takes its parts.</summary>
/// <param name="Connection">The open connection.</param>
/// <param name="Text">The SQL.</param>
/// <param name="Seconds">The driver's time-out: without a word of it the generated code asks for none at all.</param>
internal readonly record struct Sent(DbConnection Connection, string Text, int Seconds);

/// <summary>
/// One connection, opened when it is first needed. Each call is asynchronous down to the socket and ends by the driver's own time-outs;
/// our deadline, a little longer, and our cancellation stop the waiting where the driver cannot. After a failure the connection is given
/// up and the next call opens a new one; where it is kept, nothing is read on it from the snapshot of the statement that failed. Not for
/// use by two callers at once.
/// </summary>
/// <param name="driver">Makes connections.</param>
/// <param name="time">Measures the deadlines.</param>
internal sealed class DatabaseSession(Driver driver, TimeProvider time) : IAsyncDisposable
{
    private DbConnection? _connection;
    private bool _isRepeatable;
    private bool _inTransaction;

    // Whoever began a transaction must not write beside it when its connection was given up on the way.
    private bool _hasBegun;

    // Dolt leaves the implicit transaction of a failed statement open, and what comes next would read the database as it was then.
    private bool _rollsBackFirst;

    /// <summary>How long opening, one statement or a COMMIT may take at most.</summary>
    public TimeSpan Deadline => driver.Timeouts.Deadline;

    private int Seconds => (int)driver.Timeouts.Command.TotalSeconds;

    /// <summary>The rows of a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="send">The call of Dapper, concrete: for a generic one no code is generated.</param>
    /// <param name="cancellationToken">Stop waiting.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlText sql,
        Func<Sent, Task<IEnumerable<T>>> send,
        CancellationToken cancellationToken
    ) => (await RunAsync(sql, connection => send(new Sent(connection, sql.Text, Seconds)), cancellationToken)).AsList();

    /// <summary>How many rows a statement changed.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="send">The call of Dapper.</param>
    /// <param name="cancellationToken">Stop waiting.</param>
    public Task<int> ExecuteAsync(SqlText sql, Func<Sent, Task<int>> send, CancellationToken cancellationToken) =>
        _hasBegun && !_inTransaction
            ? throw Gone()
            : RunAsync(sql, connection => send(new Sent(connection, sql.Text, Seconds)), cancellationToken);

    /// <summary>The same, of a statement without parameters.</summary>
    public Task<int> ExecuteAsync(SqlText sql, CancellationToken cancellationToken) =>
        ExecuteAsync(sql, s => s.Connection.ExecuteAsync(s.Text, commandTimeout: s.Seconds), cancellationToken);

    /// <summary>Begins a transaction that reads one snapshot, whatever the server's own setting.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (!_isRepeatable)
        {
            await SendAsync("isolation", cancellationToken);
            _isRepeatable = true;
        }
        await SendAsync("begin", cancellationToken);
        _hasBegun = _inTransaction = true;
    }

    /// <summary>Commits. Nothing opens a connection again but we, and then there is no transaction to commit.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        _hasBegun = false;
        if (!_inTransaction)
        {
            throw Gone();
        }
        await SendAsync("commit", cancellationToken);
        _inTransaction = false;
    }

    /// <summary>Takes everything back; a failure gives the connection up, which has the same effect.</summary>
    public async Task RollbackAsync(CancellationToken cancellationToken)
    {
        _hasBegun = false;
        if (!_inTransaction)
        {
            return;
        }
        try
        {
            await SendAsync("rollback", cancellationToken);
            _inTransaction = false;
        }
        catch (DatabaseException)
        {
            // The connection is gone, and the transaction with it.
        }
    }

    private static DatabaseException Gone() => new(DatabaseFault.Connection, 0, "the transaction is gone");

    /// <summary>Gives the connection up: closed in the background and never waited for, because closing may hang as well.</summary>
    public void Abandon()
    {
        _hasBegun = false;
        GiveUp();
    }

    private void GiveUp()
    {
        var connection = _connection;
        (_connection, _isRepeatable, _inTransaction, _rollsBackFirst) = (null, false, false, false);
        if (connection is not null)
        {
            _ = CloseQuietlyAsync(connection);
        }
    }

    /// <summary>Says goodbye to the server, for as long as one deadline.</summary>
    public async ValueTask DisposeAsync()
    {
        var connection = _connection;
        (_connection, _isRepeatable, _inTransaction, _rollsBackFirst) = (null, false, false, false);
        if (connection is null)
        {
            return;
        }
        var closing = CloseQuietlyAsync(connection);
        await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(1), time));
    }

    // One word alone could be the name of a procedure.
    private Task<int> SendAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(null, connection => SendAsync(connection, name), cancellationToken);

    private Task<int> SendAsync(DbConnection connection, string name) =>
        connection.ExecuteAsync(SqlText.Of(name).Text, null, null, Seconds, CommandType.Text);

    private async Task<T> RunAsync<T>(
        SqlText? sql,
        Func<DbConnection, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var connection = _connection ?? await OpenAsync(cancellationToken);
            // Dapper would open a closed connection again, outside of our transaction.
            if (connection.State != ConnectionState.Open)
            {
                throw new DatabaseException(DatabaseFault.Connection, 0, "the connection was closed");
            }
            if (_rollsBackFirst)
            {
                await WithinDeadlineAsync(SendAsync(connection, "rollback"), cancellationToken);
                _rollsBackFirst = false;
            }
            return await WithinDeadlineAsync(send(connection), cancellationToken);
        }
        catch (DatabaseException e)
        {
            if (sql is null || !e.LeavesConnectionUsable)
            {
                GiveUp();
            }
            // A transaction of our own keeps the snapshot of its BEGIN, as it should.
            _rollsBackFirst = _connection is not null && !_inTransaction;
            throw sql is null ? e : e.During(sql);
        }
        catch (OperationCanceledException)
        {
            GiveUp();
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
                static late => CloseQuietlyAsync(late.Result),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default
            );
            throw;
        }
    }

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
            throw driver.Translate(e);
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

    private static async Task CloseQuietlyAsync(DbConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
#pragma warning disable CA1031 // Nothing can be done about a connection that does not even close.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Given up already.
        }
    }
}
