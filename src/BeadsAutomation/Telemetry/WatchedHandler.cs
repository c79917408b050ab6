using System.Net;

namespace BeadsAutomation.Telemetry;

/// <summary>Tells when something could not be sent: the exporter itself keeps silent about it.</summary>
internal sealed class WatchedHandler(Action failed, IWebProxy? proxy)
    : DelegatingHandler(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
        }
    )
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Seen(base.Send(request, cancellationToken));
        }
        catch
        {
            failed();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Seen(await base.SendAsync(request, cancellationToken));
        }
        catch
        {
            failed();
            throw;
        }
    }

    /// <summary>gRPC refuses with 200 and a status of its own.</summary>
    private HttpResponseMessage Seen(HttpResponseMessage answer)
    {
        var refused =
            answer.Headers.TryGetValues("grpc-status", out var status) && !status.Contains("0", StringComparer.Ordinal);
        if (refused || !answer.IsSuccessStatusCode)
        {
            failed();
        }
        return answer;
    }
}
