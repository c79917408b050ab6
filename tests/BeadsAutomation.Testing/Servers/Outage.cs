using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Stands before a server and can go away, with every connection, and come back on the same port.</summary>
public sealed class Outage : IDisposable
{
    private readonly IPEndPoint _server;
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private CancellationTokenSource _end = new();

    /// <param name="host">The server's address.</param>
    /// <param name="port">Its port.</param>
    public Outage(string host, int port)
    {
        _server = new IPEndPoint(IPAddress.Parse(host == "localhost" ? "127.0.0.1" : host), port);
        Open();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>The server is gone: connections break, new ones are refused.</summary>
    public void Begin()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    /// <summary>The server is back.</summary>
    public void End()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _end = new CancellationTokenSource();
        Open();
    }

    public void Dispose() => Begin();

    private void Open()
    {
        _listener.Start();
        _ = AcceptAsync(_listener, _end.Token);
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken end)
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await listener.AcceptSocketAsync(end), end);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The outage.
        }
    }

    private async Task ForwardAsync(Socket accepted, CancellationToken end)
    {
        try
        {
            await using var client = new NetworkStream(accepted, ownsSocket: true);
            using var connection = new TcpClient();
            await connection.ConnectAsync(_server, end);
            var server = connection.GetStream();
            await Task.WhenAny(client.CopyToAsync(server, end), server.CopyToAsync(client, end));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // Nobody is there, or the outage has begun.
        }
    }
}
