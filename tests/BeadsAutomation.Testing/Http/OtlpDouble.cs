using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BeadsAutomation.Testing.Http;

/// <summary>A collector that takes everything by OTLP, HTTP/protobuf or gRPC, and keeps what it was sent.</summary>
public sealed class OtlpDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Body, Dictionary<string, string> Headers)> _requests = new();

    private OtlpDouble(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>The paths that were asked for, each once.</summary>
    public IReadOnlyList<string> Paths =>
        [.. _requests.Select(r => r.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Everything that was sent, headers aside, with a character for each byte.</summary>
    public string Everything => BodiesOf("");

    /// <param name="grpc">Speak HTTP/2 only, as gRPC without TLS does.</param>
    public static async Task<OtlpDouble> StartAsync(bool grpc = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1
            )
        );
        var collector = new OtlpDouble(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync();
        collector.Url = new Uri(collector._app.Urls.Single());
        return collector;
    }

    /// <summary>What was sent to addresses with this ending, with a character for each byte.</summary>
    public string BodiesOf(string pathEnding) =>
        string.Concat(_requests.Where(r => r.Path.EndsWith(pathEnding, StringComparison.Ordinal)).Select(r => r.Body));

    /// <summary>The values of a header in all requests, each once.</summary>
    public IReadOnlyList<string> HeaderValues(string name) =>
        [.. _requests.Select(r => r.Headers.GetValueOrDefault(name, "")).Distinct(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _requests.Enqueue(
            (
                context.Request.Path,
                Encoding.Latin1.GetString(body.ToArray()),
                context.Request.Headers.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            context.Response.ContentType = "application/grpc";
            // A message of no bytes, and the status that says that all is well.
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
