using System.Diagnostics;

namespace BeadsAutomation.Agents.Http;

/// <summary>
/// Sends one request over a connection of its own, and knows whether any byte of it may have left. Nothing is pooled, followed,
/// remembered or unpacked.
/// </summary>
internal sealed class OwnConnection : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly ProxyAddress? _proxy;
    private int _opened;

    /// <param name="connectLimit">The time for connecting, TLS included.</param>
    /// <param name="proxy">The proxy to ask for it; <see langword="null"/> for none, whatever the environment says.</param>
    /// <param name="encrypted">The address is https.</param>
    public OwnConnection(TimeSpan connectLimit, ProxyAddress? proxy = null, bool encrypted = false)
    {
        _proxy = proxy;
        _invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = connectLimit,
                UseProxy = proxy is not null,
                Proxy = proxy?.ToWebProxy(encrypted),
                PooledConnectionLifetime = TimeSpan.Zero,
                MaxResponseDrainSize = 0,
                // The caller's own span is named as the parent, not one that the handler makes and nobody exports.
                ActivityHeadersPropagator = null,
                // Called when the connection stands, TLS included, and before the request is written.
                PlaintextStreamFilter = (context, _) =>
                    ValueTask.FromResult(
                        // Asking a proxy for a tunnel sends nothing of the request.
                        context.InitialRequestMessage.Method == HttpMethod.Connect
                            ? context.PlaintextStream
                            : OnlyOnce(context.PlaintextStream)
                    ),
            },
            disposeHandler: true
        );
    }

    /// <summary>False: surely nothing of the request was sent.</summary>
    public bool BytesMayHaveLeft => Volatile.Read(ref _opened) > 0;

    /// <summary>Sends the request, and returns when the answer's head is there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = System.Net.HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.ConnectionClose = true;
        request.Headers.ProxyAuthorization = request.RequestUri?.Scheme == "http" ? _proxy?.Authorization : null;
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } span })
        {
            request.Headers.Add("traceparent", span);
        }
        return _invoker.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    // The handler may try a request again by itself on a new connection; here that would be a second send.
    private Stream OnlyOnce(Stream stream) =>
        Interlocked.Increment(ref _opened) == 1
            ? stream
            : throw new IOException("the connection was lost and is not opened again");
}
