using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace BeadsAutomation.Testing.Servers;

/// <summary>
/// Stands between the product and a server and forwards, until on one connection a packet of the client holds a given text, after an
/// earlier one held another. There it fails as told, once. Later connections are forwarded, or kept waiting for ever.
/// </summary>
public sealed class FaultyProxy : IDisposable
{
    private readonly ServerAddress _server;
    private readonly Accepting _accepting;
    private readonly Channel<bool> _each = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="server">Where to forward to, unencrypted.</param>
    public FaultyProxy(ServerAddress server)
    {
        _server = server;
        _accepting = new Accepting(new TcpListener(IPAddress.Loopback, 0), ServeAsync);
    }

    /// <summary>What happens.</summary>
    public required ProxyFault Fault { get; init; }

    /// <summary>The statement at which it happens.</summary>
    public required string At { get; init; }

    /// <summary>A statement that the same connection has sent before.</summary>
    public string After { get; init; } = "";

    /// <summary>Whether connections made later hear nothing either; where the fault is a refusal, every such statement is refused.</summary>
    public bool ForGood { get; init; }

    /// <summary>Whether it happens on each connection, and not only on the first.</summary>
    public bool OnEach { get; init; }

    /// <summary>Done when it has happened on so many connections.</summary>
    public async Task ReachedAsync(int connections, CancellationToken cancellationToken)
    {
        for (var reached = 0; reached < connections; reached++)
        {
            await _each.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>The number of a refusal, and its words.</summary>
    public (int Number, string Words) Refusal { get; init; } =
        (1105, "error writing to database journal file: no space left on device");

    /// <summary>The way to the server through this proxy.</summary>
    public ServerAddress Address => _server with { Host = "127.0.0.1", Port = _accepting.Address.Port };

    /// <summary>Done when the point was found and the fault is there.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Cuts all connections.</summary>
    public void Dispose()
    {
        _accepting.Dispose();
    }

    private async Task ServeAsync(TcpClient client, CancellationToken end)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                if (ForGood && Fault != ProxyFault.Refused && Reached.IsCompleted)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
                }
                await server.ConnectAsync(_server.Host, _server.Port, end);
                using var answers = CancellationTokenSource.CreateLinkedTokenSource(end);
                var answering = ForwardAnswersAsync(server, client, answers.Token);
                while (await ForwardStatementsAsync(client, server, end) is { } statement)
                {
                    if (Fault == ProxyFault.Refused)
                    {
                        await client.GetStream().WriteAsync(Refusing(), end);
                        _reached.TrySetResult();
                        continue;
                    }
                    await answers.CancelAsync();
                    await answering;
                    await FailAsync(statement, client.GetStream(), server.GetStream(), end);
                    return;
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One of the two hung up, or the test is over.
            }
        }
    }

    /// <summary>Forwards packets up to the one at which it is to fail, which is returned.</summary>
    private async Task<byte[]?> ForwardStatementsAsync(TcpClient from, TcpClient to, CancellationToken end)
    {
        var isBefore = After.Length > 0;
        while (true)
        {
            var packet = (await MySqlPacket.ReadAsync(from.GetStream(), end)).Bytes;
            if (
                !isBefore
                && Holds(packet, At)
                && (OnEach || !Reached.IsCompleted || (Fault == ProxyFault.Refused && ForGood))
            )
            {
                return packet;
            }
            isBefore &= !Holds(packet, After);
            await to.GetStream().WriteAsync(packet, end);
        }
    }

    /// <summary>An error packet: number, state and words.</summary>
    private byte[] Refusing()
    {
        var words = Encoding.UTF8.GetBytes($"#HY000{Refusal.Words}");
        return
        [
            (byte)(words.Length + 3),
            (byte)((words.Length + 3) >> 8),
            0,
            1,
            0xFF,
            (byte)Refusal.Number,
            (byte)(Refusal.Number >> 8),
            .. words,
        ];
    }

    private async Task FailAsync(byte[] statement, NetworkStream client, NetworkStream server, CancellationToken end)
    {
        if (Fault is not (ProxyFault.SilentBefore or ProxyFault.CutBefore))
        {
            await server.WriteAsync(statement, end);
            var answer = (await MySqlPacket.ReadAsync(server, end)).Bytes;
            if (Fault == ProxyFault.CutInAnswer)
            {
                await client.WriteAsync(answer.AsMemory(0, answer.Length / 2), end);
            }
        }
        server.Close();
        _reached.TrySetResult();
        _each.Writer.TryWrite(true);
        if (Fault is ProxyFault.SilentBefore or ProxyFault.SilentAfter)
        {
            await client.CopyToAsync(Stream.Null, end);
        }
    }

    // A statement waits for its answer, so none is under way when this is cancelled.
    private static async Task ForwardAnswersAsync(TcpClient from, TcpClient to, CancellationToken end)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), end);
            to.Close();
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The other side is told by the connection's end.
        }
    }

    // A driver writes BEGIN and COMMIT as it likes.
    private static bool Holds(byte[] packet, string text) =>
        Encoding.Latin1.GetString(packet).Contains(text, StringComparison.OrdinalIgnoreCase);
}
