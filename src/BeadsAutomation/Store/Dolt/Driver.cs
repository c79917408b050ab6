using System.Data;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The only place that names the driver. Everything else speaks <see cref="System.Data.Common"/>, so that another driver is a change of this file.</summary>
/// <param name="options">Where the server is and who we are there.</param>
/// <param name="time">How long an address is waited for before others are tried beside it.</param>
/// <param name="lookUp">The addresses of a name.</param>
/// <param name="timeouts">How long the server is waited for.</param>
internal sealed class Driver(
    BeadsOptions options,
    TimeProvider? time = null,
    Func<string, Task<IPAddress[]>>? lookUp = null,
    DriverTimeouts? timeouts = null
)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private Task<DbConnection>? _ahead;

    /// <summary>How long the server is waited for.</summary>
    public DriverTimeouts Timeouts { get; } = timeouts ?? new DriverTimeouts();

    /// <summary>Begins to open the first connection at once, while the program's parts are made.</summary>
    public void OpenAhead() => _ahead = OpenNewAsync();

    /// <summary>An open connection: the one that was begun ahead, or else a new one.</summary>
    public Task<DbConnection> OpenAsync() => Interlocked.Exchange(ref _ahead, null) ?? OpenNewAsync();

    // The driver tries the addresses of a name in turn, and one that is silent keeps it from all others: these are ours to try.
    private async Task<DbConnection> OpenNewAsync()
    {
        var first = OpenAtAsync(options.Host);
        if (!first.IsCompleted)
        {
            await Task.WhenAny(first, Task.Delay(Timeouts.FirstAddress, _time));
        }
        if (first.IsCompleted || await AddressesAsync() is not { Length: > 1 } all)
        {
            return await first;
        }
        List<Task<DbConnection>> attempts = [first, .. all.Select(address => OpenAtAsync(address.ToString()))];
        if (await AnsweredAsync(attempts) is { } answered)
        {
            return await answered;
        }
        var tried = $"tried: {string.Join(", ", all.AsEnumerable())}";
        // One that somebody refused says more than one that is silent.
        throw attempts.Select(a => a.Exception?.InnerException).OfType<DatabaseException>().FirstOrDefault(IsRefused)
            is { } refused
            ? new DatabaseException(
                refused.Fault,
                refused.Number,
                $"{refused.Message}; {tried}",
                refused.InnerException
            )
            : new DatabaseException(DatabaseFault.Silent, 0, tried);
    }

    /// <summary>The first attempt that somebody answers; the others are closed whenever they end.</summary>
    private async Task<Task<DbConnection>?> AnsweredAsync(IReadOnlyList<Task<DbConnection>> attempts)
    {
        Task<DbConnection>? answered = null;
        var end = Task.Delay(Timeouts.AllAddresses, _time);
        var waiting = attempts.ToList<Task>();
        while (answered is null && waiting.Count > 0 && !end.IsCompleted)
        {
            var done = await Task.WhenAny([.. waiting, end]);
            waiting.Remove(done);
            answered = done is Task<DbConnection> attempt && !IsUnanswered(attempt) ? attempt : null;
        }
        foreach (var other in attempts.Where(attempt => attempt != answered))
        {
            _ = other.ContinueWith(
                static late => late.IsCompletedSuccessfully ? late.Result.DisposeAsync().AsTask() : Task.CompletedTask,
                TaskScheduler.Default
            );
        }
        return answered;
    }

    /// <summary>The addresses of the host; none where it is one itself, or a name that nobody knows.</summary>
    private async Task<IPAddress[]> AddressesAsync()
    {
        try
        {
            return IPAddress.TryParse(options.Host, out _)
                ? []
                : await (lookUp ?? Dns.GetHostAddressesAsync)(options.Host);
        }
        catch (SocketException)
        {
            // The driver says so, too.
            return [];
        }
    }

    private static bool IsRefused(DatabaseException failure) => failure.Fault == DatabaseFault.Connection;

    private static bool IsUnanswered(Task<DbConnection> attempt) =>
        !attempt.IsCompleted
        || attempt.Exception?.InnerException
            is DatabaseException { Fault: DatabaseFault.Connection or DatabaseFault.Silent };

    private async Task<DbConnection> OpenAtAsync(string server)
    {
        var certificate = new ServerCertificate(options);
        var connection = new MySqlConnection(ConnectionString(server).ConnectionString);
        if (options.Tls != TlsMode.Off)
        {
            connection.RemoteCertificateValidationCallback = certificate.IsAccepted;
        }
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            throw certificate.Refusal is { } why ? new DatabaseException(why.Fault, 0, why.Detail, e) : Translate(e);
        }
    }

    private MySqlConnectionStringBuilder ConnectionString(string server) =>
        new()
        {
            Server = server,
            Port = (uint)options.Port,
            UserID = options.User,
            Password = options.Password,
            Database = options.Database,
            // Of a mode that checks, the driver sends the log-in first and judges the certificate after it: we judge, and before.
            SslMode = options.Tls == TlsMode.Off ? MySqlSslMode.Disabled : MySqlSslMode.Required,
            ServerRsaPublicKeyFile = options.ServerKeyFile ?? "",
            // Whoever stands between could answer with a key of their own and read the password.
            AllowPublicKeyRetrieval = options.Tls == TlsMode.Off && IsThisMachine(options.Host),
            Pooling = false,
            UseAffectedRows = true,
            TreatTinyAsBoolean = false,
            GuidFormat = MySqlGuidFormat.None,
            // One bead with a zero date must not make all others unreadable.
            ConvertZeroDateTime = true,
            ConnectionTimeout = (uint)Timeouts.Command.TotalSeconds,
            DefaultCommandTimeout = (uint)Timeouts.Command.TotalSeconds,
            CancellationTimeout = (int)Timeouts.Cancellation.TotalSeconds,
        };

    /// <summary>Whether nobody can stand between: the name or address of the loopback interface, or a socket's path.</summary>
    internal static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith('/')
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The driver's failure in our words.</summary>
    public DatabaseException Translate(Exception exception)
    {
        var chain = Chain(exception).ToList();
        if (TimedOut(chain))
        {
            var waited = $"no answer within {Timeouts.Command.TotalSeconds:0} s";
            return new DatabaseException(DatabaseFault.Silent, 0, waited, exception);
        }
        var answered = chain.OfType<MySqlException>().FirstOrDefault(e => e.Number > 0);
        // What failed in the encryption is said by the innermost.
        var isOfTls = chain.OfType<AuthenticationException>().Any();
        var said = answered is null || isOfTls ? exception.GetBaseException() : answered;
        var message = ServerText.Printable(said.Message);
        var fault =
            FailedOnKey(chain) ? DatabaseFault.KeyWithoutTls
            : answered is null && FailedOnValue(chain) ? DatabaseFault.Unreadable
            : FaultClassifier.Classify(answered?.Number ?? 0, message);
        return new DatabaseException(fault, answered?.Number ?? 0, message, exception);
    }

    // The driver has no number of its own for a connection that nobody answers.
    private static bool TimedOut(IEnumerable<Exception> chain) =>
        chain
            .OfType<MySqlException>()
            .Any(e =>
                e.ErrorCode == MySqlErrorCode.CommandTimeoutExpired
                || (
                    e.ErrorCode == MySqlErrorCode.UnableToConnectToHost
                    && e.Message.Contains("timeout expired", StringComparison.OrdinalIgnoreCase)
                )
            );

    private static bool FailedOnKey(IEnumerable<Exception> chain) =>
        chain.Any(e => e.Message.Contains("RSA public key", StringComparison.Ordinal));

    // The answer came, and a value in it is not what our column holds.
    private static bool FailedOnValue(IEnumerable<Exception> chain) =>
        chain.Any(e =>
            e
                is DataException
                    or FormatException
                    or OverflowException
                    or InvalidCastException
                    or MySqlConversionException
        );

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
