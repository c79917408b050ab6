using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BeadsAutomation.Testing.Http;

/// <summary>Whoever is told, as a real HTTP server on this machine: it keeps every request, and what it answers can be changed.</summary>
public sealed class WebhookDouble : IAsyncDisposable
{
    /// <summary>Part of its address, and a secret.</summary>
    public const string Secret = "T000-pl4nted-h00k";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private WebhookDouble(WebApplication app) => _app = app;

    /// <summary>What every POST is answered.</summary>
    public AgentReply Reply { get; set; } = AgentReply.Of(200, "ok");

    /// <summary>What a POST of this body is answered; <see langword="null"/>, the default, is <see cref="Reply"/>.</summary>
    public Func<string, AgentReply>? ReplyTo { get; set; }

    public Uri Url { get; private set; } = null!;

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The keys of all requests so far.</summary>
    public IReadOnlyList<string> Keys => [.. _requests.Select(r => r.Headers["Idempotency-Key"])];

    public static async Task<WebhookDouble> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var webhook = new WebhookDouble(builder.Build());
        webhook._app.Run(webhook.HandleAsync);
        await webhook._app.StartAsync();
        webhook.Url = new Uri($"{webhook._app.Urls.First()}/services/{Secret}");
        return webhook;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(either.Token);
            _requests.Enqueue(
                new RecordedRequest(
                    context.Request.Method,
                    context.Request.Path,
                    context.Request.Headers.ToDictionary(
                        h => h.Key,
                        h => h.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    body,
                    BeadId: null
                )
            );
            await (ReplyTo?.Invoke(body) ?? Reply).GiveAsync(context.Response, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The caller hung up, or the test is over.
            context.Abort();
        }
    }
}
