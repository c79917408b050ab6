using System.Data;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using BeadsAutomation.Hosting;
using MySql.Data.MySqlClient;
using MySql.Data.Types;

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
    // Together under the session's own deadline.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceWithAll = TimeSpan.FromSeconds(6);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    // The driver's own time-outs do not hold against a silent server and end in a second connection that sends KILL: ours come first.
    private const uint LaterThanOurs = 20;

    private Task<DbConnection>? _ahead;

    /// <summary>Begins to open the first connection at once, on another processor while the program's parts are made: both are long.</summary>
    public void OpenAhead() => _ahead = OpenNewAsync();

    /// <summary>An open connection: the one that was begun ahead, or else a new one. It may take forever.</summary>
    public Task<DbConnection> OpenAsync() => Interlocked.Exchange(ref _ahead, null) ?? OpenNewAsync();

    // The driver tries all IPv4 addresses of a name, and those of IPv6 only where it has no others: when nobody answers at the former, the
    // latter are ours to try.
    private async Task<DbConnection> OpenNewAsync()
    {
        var first = OpenAtAsync(options.Host);
        await Task.WhenAny(first, Task.Delay(Patience, _time));
        if (!IsUnanswered(first) || await AddressesAsync() is not { Length: > 0 } all)
        {
            return await first;
        }
        var others = LeftOut(all);
        List<Task<DbConnection>> attempts = [first, .. others.Select(address => OpenAtAsync(address.ToString()))];
        if (await AnsweredAsync(attempts) is { } answered)
        {
            return await answered;
        }
        var tried = string.Join(", ", all.Where(a => others.Contains(a) || !CanBeLeftOut(a, all)));
        throw first.Exception?.InnerException is { } failure
            ? new DatabaseException(
                DatabaseFault.Connection,
                0,
                $"{Translate(failure).Message}; tried: {tried}",
                failure
            )
            : new DatabaseException(DatabaseFault.Silent, 0, $"tried: {tried}");
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

    // A certificate is checked against what the driver is given, which must then be the name.
    private List<IPAddress> LeftOut(IPAddress[] all) =>
        options.Tls is TlsMode.VerifyCa or TlsMode.VerifyFull ? [] : [.. all.Where(a => CanBeLeftOut(a, all))];

    private static bool CanBeLeftOut(IPAddress address, IPAddress[] all) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
        && all.Any(other => other.AddressFamily == AddressFamily.InterNetwork);

    private static bool IsUnanswered(Task<DbConnection> attempt) =>
        !attempt.IsCompleted
        || (attempt.Exception?.InnerException is { } e && Translate(e).Fault == DatabaseFault.Connection);

    // The driver's first steps cost as much as all others, so none of them is taken on the caller's thread.
    private Task<DbConnection> OpenAtAsync(string server) =>
        Task.Run<DbConnection>(() =>
        {
            var connection = new MySqlConnection(ConnectionString(server));
            connection.Open();
            return connection;
        });

    private string ConnectionString(string server) =>
        new MySqlConnectionStringBuilder
        {
            Server = server,
            Port = (uint)options.Port,
            UserID = options.User,
            Password = options.Password,
            Database = options.Database,
            CharacterSet = "utf8mb4",
            SslMode = ModeOf(options.Tls),
            // Whoever stands between could answer with a key of their own and read the password.
            AllowPublicKeyRetrieval = options.Tls == TlsMode.Off && IsThisMachine(options.Host),
            Pooling = false,
            UseAffectedRows = true,
            TreatTinyAsBoolean = false,
            // One bead with a zero date must not make all others unreadable.
            ConvertZeroDateTime = true,
            ConnectionTimeout = LaterThanOurs,
            DefaultCommandTimeout = LaterThanOurs,
        }.ConnectionString;

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
            FailedOnCertificate(chain) ? DatabaseFault.Certificate
            : FailedOnKey(chain) ? DatabaseFault.KeyWithoutTls
            : answered is null && FailedOnValue(chain) ? DatabaseFault.Unreadable
            : FaultClassifier.Classify(answered?.Number ?? 0, message);
        return new DatabaseException(fault, answered?.Number ?? 0, message, exception);
    }

    // An untrusted certificate takes the driver into a part of BouncyCastle that is not shipped.
    private static bool FailedOnCertificate(IEnumerable<Exception> chain) =>
        chain.Any(e =>
            e is System.Security.Authentication.AuthenticationException
            || (
                e is FileNotFoundException { FileName: { } file }
                && file.StartsWith("BouncyCastle", StringComparison.Ordinal)
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

    private static MySqlSslMode ModeOf(TlsMode mode) =>
        mode switch
        {
            TlsMode.Required => MySqlSslMode.Required,
            TlsMode.VerifyCa => MySqlSslMode.VerifyCA,
            TlsMode.VerifyFull => MySqlSslMode.VerifyFull,
            _ => MySqlSslMode.Disabled,
        };
}
