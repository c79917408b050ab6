using System.Net;
using System.Net.Sockets;

namespace BeadsAutomation.Testing.Http;

/// <summary>Accepts connections (the operating system does it) and never speaks.</summary>
public sealed class SilentListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentListener() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    public void Dispose() => _listener.Dispose();
}
