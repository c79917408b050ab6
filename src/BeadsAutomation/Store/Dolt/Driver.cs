using System.Data;
using System.Data.Common;
using BeadsAutomation.Hosting;
using MySql.Data.MySqlClient;
using MySql.Data.Types;

namespace BeadsAutomation.Store.Dolt;

/// <summary>The only place that names the driver. Everything else speaks <see cref="System.Data.Common"/>, so that another driver is a change of this file.</summary>
/// <param name="options">Where the server is and who we are there.</param>
internal sealed class Driver(BeadsOptions options)
{
    // The driver's own time-outs do not hold against a silent server and end in a second connection that sends KILL: ours come first.
    private const uint LaterThanOurs = 20;

    private Task<DbConnection>? _ahead;

    /// <summary>Begins to open the first connection at once, on another processor while the program's parts are made: both are long.</summary>
    public void OpenAhead() => _ahead = OpenNewAsync();

    /// <summary>An open connection: the one that was begun ahead, or else a new one. It may take forever.</summary>
    public Task<DbConnection> OpenAsync() => Interlocked.Exchange(ref _ahead, null) ?? OpenNewAsync();

    // The driver's first steps cost as much as all others, so none of them is taken on the caller's thread.
    private Task<DbConnection> OpenNewAsync() =>
        Task.Run<DbConnection>(() =>
        {
            var connection = new MySqlConnection(ConnectionString());
            connection.Open();
            return connection;
        });

    private string ConnectionString() =>
        new MySqlConnectionStringBuilder
        {
            Server = options.Host,
            Port = (uint)options.Port,
            UserID = options.User,
            Password = options.Password,
            Database = options.Database,
            CharacterSet = "utf8mb4",
            SslMode = ModeOf(options.Tls),
            // Over plain text the password is as safe with the server's key as without.
            AllowPublicKeyRetrieval = options.Tls == TlsMode.Off,
            Pooling = false,
            UseAffectedRows = true,
            TreatTinyAsBoolean = false,
            // One bead with a zero date must not make all others unreadable.
            ConvertZeroDateTime = true,
            ConnectionTimeout = LaterThanOurs,
            DefaultCommandTimeout = LaterThanOurs,
        }.ConnectionString;

    /// <summary>The driver's failure in our words.</summary>
    public static DatabaseException Translate(Exception exception)
    {
        var chain = Chain(exception).ToList();
        var answered = chain.OfType<MySqlException>().FirstOrDefault(e => e.Number != 0);
        var said = answered ?? exception.GetBaseException();
        var message = ServerText.Printable(said.Message);
        var fault =
            FailedOnCertificate(chain) ? DatabaseFault.Certificate
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
