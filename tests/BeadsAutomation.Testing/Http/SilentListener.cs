using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Testing.Http;

/// <summary>Accepts connections (the operating system does it) and never speaks.</summary>
public sealed class SilentListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _accepted;

    public SilentListener() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Returns when the first byte of the next connection is there, which stays open.</summary>
    public async Task FirstByteAsync(CancellationToken cancellationToken)
    {
        _accepted = await _listener.AcceptSocketAsync(cancellationToken);
        await _accepted.ReceiveAsync(new byte[1], cancellationToken);
    }

    public void Dispose()
    {
        _accepted?.Dispose();
        _listener.Dispose();
    }
}
