using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace BeadsAutomation.Testing.Servers;

/// <summary>
/// Stands before a MariaDB and answers as a Dolt 2.2.0 where the two differ and a client sees it: what the server calls itself, its
/// procedures, its one number for nearly all refusals, and the snapshot that a failed statement leaves behind.
/// </summary>
public sealed class DoltProxy : IDisposable
{
    private readonly ServerAddress _server;
    private readonly Accepting _accepting;
    private readonly ConcurrentQueue<string> _sent = new();

    /// <param name="server">Where to forward to, unencrypted.</param>
    /// <param name="address">Where to listen.</param>
    public DoltProxy(ServerAddress server, IPAddress? address = null)
    {
        _server = server;
        _accepting = new Accepting(new TcpListener(address ?? IPAddress.Loopback, 0), ServeAsync);
    }

    /// <summary>Statements by pattern that are refused with error 1105 and this text, as Dolt refuses them by rules of its own.</summary>
    public IReadOnlyList<(Regex Statement, string Text)> Refusals { get; set; } = [];

    /// <summary>What clients sent, in this order on each connection.</summary>
    public IReadOnlyCollection<string> Sent => _sent;

    /// <summary>Another way to the server through this proxy: for a user who is not the server's own.</summary>
    public ServerAddress AddressOf(ServerAddress user) =>
        user with
        {
            Host = _accepting.Address.Address.ToString(),
            Port = _accepting.Address.Port,
        };

    /// <summary>The way to the server through this proxy.</summary>
    public ServerAddress Address => AddressOf(_server);

    /// <summary>Makes the tables that Dolt has by itself.</summary>
    public static async Task MakeTablesAsync(TestDatabase database)
    {
        await database.ExecuteAsync("create table dolt_ignore (pattern varchar(255) primary key, ignored tinyint)");
        await database.ExecuteAsync("create table dolt_status (table_name varchar(255))");
        await database.ExecuteAsync("create table dolt_log (date datetime)");
    }

    /// <summary>Cuts all connections.</summary>
    public void Dispose()
    {
        _accepting.Dispose();
    }

    private async Task ServeAsync(TcpClient accepted, CancellationToken end)
    {
        using var client = accepted;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, end);
            var connection = new DoltProxyConnection(
                client.GetStream(),
                server.GetStream(),
                () => Refusals,
                _sent.Enqueue
            );
            await Task.WhenAny(connection.ForwardAnswersAsync(end), connection.ForwardStatementsAsync(end));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One of the two hung up, or the test is over.
        }
    }
}
