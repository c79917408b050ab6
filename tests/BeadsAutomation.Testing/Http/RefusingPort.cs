using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Testing.Http;

/// <summary>A port that surely refuses: taken, so that nobody else can listen on it, and never listened on.</summary>
public sealed class RefusingPort : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    public RefusingPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    public void Dispose() => _socket.Dispose();
}
