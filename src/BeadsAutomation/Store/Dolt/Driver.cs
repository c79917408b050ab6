using System.Data;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using BeadsAutomation.Hosting;
using MySqlConnector;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The only place that names the driver. Everything else speaks <see cref="System.Data.Common"/>, so that another driver is a change of this file.</summary>
/// <param name="options">Where the server is and who we are there.</param>
/// <param name="time">How long an address is waited for before others are tried beside it.</param>
/// <param name="lookUp">The addresses of a name.</param>
internal sealed class Driver(
    BeadsOptions options,
    TimeProvider? time = null,
    Func<string, Task<IPAddress[]>>? lookUp = null
)
{
    /// <summary>How long one statement or a COMMIT may take; then the driver asks the server to end it.</summary>
    public static TimeSpan CommandTimeout => TimeSpan.FromSeconds(10);

    /// <summary>How long the driver then waits for the server before it closes the connection.</summary>
    public static TimeSpan CancellationTimeout => TimeSpan.FromSeconds(1);

    // Together under the session's own deadline.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceWithAll = TimeSpan.FromSeconds(6);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    private Task<DbConnection>? _ahead;

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
            await Task.WhenAny(first, Task.Delay(Patience, _time));
        }
        if (first.IsCompleted || await AddressesAsync() is not { Length: > 1 } all)
        {
            return await first;
        }
        // A certificate is checked against the name, which an address is not.
        var others = options.Tls == TlsMode.VerifyFull ? [] : all;
        List<Task<DbConnection>> attempts = [first, .. others.Select(address => OpenAtAsync(address.ToString()))];
        return await AnsweredAsync(attempts) is { } answered
            ? await answered
            : throw new DatabaseException(DatabaseFault.Silent, 0, $"tried: {string.Join(", ", all.AsEnumerable())}");
    }

    /// <summary>The first attempt that somebody answers; the others are closed whenever they end.</summary>
    private async Task<Task<DbConnection>?> AnsweredAsync(IReadOnlyList<Task<DbConnection>> attempts)
    {
        Task<DbConnection>? answered = null;
        var end = Task.Delay(PatienceWithAll, _time);
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

    private static bool IsUnanswered(Task<DbConnection> attempt) =>
        !attempt.IsCompleted
        || attempt.Exception?.InnerException is DatabaseException { Fault: DatabaseFault.Connection };

    private async Task<DbConnection> OpenAtAsync(string server)
    {
        var connection = new MySqlConnection(ConnectionString(server).ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            throw IsOfCertificate(e) ? await new ServerCertificate(options).ExplainAsync(server, e) : Translate(e);
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
            SslMode = ModeOf(options.Tls),
            SslCa = options.TlsCaFile ?? "",
            ServerRsaPublicKeyFile = options.ServerKeyFile ?? "",
            // Whoever stands between could answer with a key of their own and read the password.
            AllowPublicKeyRetrieval = options.Tls == TlsMode.Off && IsThisMachine(options.Host),
            Pooling = false,
            UseAffectedRows = true,
            TreatTinyAsBoolean = false,
            GuidFormat = MySqlGuidFormat.None,
            // One bead with a zero date must not make all others unreadable.
            ConvertZeroDateTime = true,
            ConnectionTimeout = (uint)CommandTimeout.TotalSeconds,
            DefaultCommandTimeout = (uint)CommandTimeout.TotalSeconds,
            CancellationTimeout = (int)CancellationTimeout.TotalSeconds,
        };

    /// <summary>Whether nobody can stand between: the name or address of the loopback interface, or a socket's path.</summary>
    internal static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith('/')
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The driver's failure in our words.</summary>
    public static DatabaseException Translate(Exception exception)
    {
        var chain = Chain(exception).ToList();
        var answered = chain.OfType<MySqlException>().FirstOrDefault(e => e.Number != 0);
        var said = answered ?? exception.GetBaseException();
        var message = ServerText.Printable(said.Message);
        var fault =
            chain.OfType<MySqlException>().Any(e => e.ErrorCode == MySqlErrorCode.CommandTimeoutExpired)
                ? DatabaseFault.Silent
            : FailedOnKey(chain) ? DatabaseFault.KeyWithoutTls
            : answered is null && FailedOnValue(chain) ? DatabaseFault.Unreadable
            : FaultClassifier.Classify(answered?.Number ?? 0, message);
        return new DatabaseException(fault, Math.Max(answered?.Number ?? 0, 0), message, exception);
    }

    private static bool IsOfCertificate(Exception exception) =>
        Chain(exception).OfType<AuthenticationException>().Any();

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

    private static MySqlSslMode ModeOf(TlsMode mode) =>
        mode switch
        {
            TlsMode.Required => MySqlSslMode.Required,
            TlsMode.VerifyCa => MySqlSslMode.VerifyCA,
            TlsMode.VerifyFull => MySqlSslMode.VerifyFull,
            _ => MySqlSslMode.Disabled,
        };
}
