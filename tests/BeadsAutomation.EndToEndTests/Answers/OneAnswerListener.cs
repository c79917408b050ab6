using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>A service that says that it is free and is gone before the dispatch arrives: its port refuses from then on.</summary>
internal sealed class OneAnswerListener : IDisposable
{
    private const string Free =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"busy\":false}";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public OneAnswerListener()
    {
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

    public Uri Url { get; }

    public async Task AnswerOnceAsync()
    {
        using var caller = await _listener.AcceptTcpClientAsync();
        // Nobody may come in between: refused from before the answer is out.
        _listener.Stop();
        await using var stream = caller.GetStream();
        await stream.ReadExactlyAsync(new byte[1]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Free));
        caller.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(new byte[4096]) > 0) { }
    }

    public void Dispose()
    {
        _listener.Dispose();
    }
}
