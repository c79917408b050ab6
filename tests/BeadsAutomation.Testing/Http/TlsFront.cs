using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Testing.Http;

/// <summary>Takes encrypted connections for a server of this machine that knows plain ones only, as an ingress does.</summary>
public sealed class TlsFront : IDisposable
{
    private readonly Uri _server;
    private readonly X509Certificate2 _certificate;
    private readonly Accepting _accepting;

    /// <param name="server">Where to forward to.</param>
    /// <param name="certificate">Made for localhost, with its key.</param>
    public TlsFront(Uri server, X509Certificate2 certificate)
    {
        (_server, _certificate) = (server, certificate);
        _accepting = new Accepting(new TcpListener(IPAddress.Loopback, 0), ServeAsync);
    }

    /// <summary>The same address behind TLS.</summary>
    public Uri Url =>
        new UriBuilder(_server)
        {
            Scheme = Uri.UriSchemeHttps,
            Host = "localhost",
            Port = _accepting.Address.Port,
        }.Uri;

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
                await using var outside = new SslStream(client.GetStream());
                var options = new SslServerAuthenticationOptions { ServerCertificate = _certificate };
                await outside.AuthenticateAsServerAsync(options, end);
                await server.ConnectAsync(_server.Host, _server.Port, end);
                await using var inside = server.GetStream();
                await Task.WhenAny(outside.CopyToAsync(inside, end), inside.CopyToAsync(outside, end));
            }
            catch (Exception e)
                when (e is IOException or SocketException or AuthenticationException or OperationCanceledException)
            {
                // The caller hung up or does not trust us, or the test is over.
            }
        }
    }
}
