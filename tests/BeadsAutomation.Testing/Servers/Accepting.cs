using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Testing.Servers;

/// <summary>Takes the connections of a port and has each of them served, until it is disposed: that cuts them all.</summary>
internal sealed class Accepting : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();

    /// <param name="listener">Where; it is started here.</param>
    /// <param name="serveAsync">Serves one connection, closes it, and throws nothing.</param>
    public Accepting(TcpListener listener, Func<TcpClient, CancellationToken, Task> serveAsync)
    {
        _listener = listener;
        _listener.Start();
        _ = AcceptAsync(serveAsync, _end.Token);
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync(Func<TcpClient, CancellationToken, Task> serveAsync, CancellationToken end)
    {
        try
        {
            while (true)
            {
                _ = serveAsync(await _listener.AcceptTcpClientAsync(end), end);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }
}
