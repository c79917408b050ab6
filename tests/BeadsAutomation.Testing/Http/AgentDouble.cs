using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BeadsAutomation.Testing.Http;

/// <summary>
/// BeadBoard and the agent service behind it, as a real HTTP server on this machine. What it answers can be changed while it runs, and
/// it keeps every request. Each endpoint is served below any base path.
/// </summary>
public sealed class AgentDouble : IAsyncDisposable
{
    internal const string DispatchPath = "/api/agent-dispatch";
    internal const string ExecutePath = "/execute";
    private const string StatusPath = "/api/agent-status";
    private const string JobsPath = "/jobs/";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Channel<RecordedRequest> _posts = Channel.CreateUnbounded<RecordedRequest>();
    private int _jobs;
    private int _running;

    private AgentDouble(WebApplication app) => _app = app;

    /// <summary>What a dispatch is answered; <see langword="null"/>, the default, is a new running job for each.</summary>
    public AgentReply? Dispatch { get; set; }

    /// <summary>Jobs that run at once at most; without one, any number. A dispatch beyond it is refused, and the service's health says how many run.</summary>
    public int? Capacity { get; set; }

    /// <summary>Jobs that run now, where there is a <see cref="Capacity"/>.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>What BeadBoard's status answers.</summary>
    public AgentReply Status { get; set; } = AgentReply.Busy(false);

    /// <summary>What the service's health answers.</summary>
    public AgentReply Health { get; set; } = AgentReply.Health(active: 0, queued: 0, capacity: 10);

    /// <summary>What each job's address answers; any other job is not found.</summary>
    public ConcurrentDictionary<string, AgentReply> Jobs { get; } = new(StringComparer.Ordinal);

    /// <summary>The token that the service's jobs ask for, new ones too; none by default.</summary>
    public string? Token { get; set; }

    /// <summary>Runs with the bead's id before a dispatch is answered: an agent that starts at once.</summary>
    public Func<string, Task>? BeforeAnswer { get; set; }

    public Uri BeadBoardUrl { get; private set; } = null!;

    public Uri ServiceUrl { get; private set; } = null!;

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => _requests;

    /// <summary>Every dispatch so far.</summary>
    public int PostCount => _requests.Count(r => r.IsDispatch);

    /// <param name="serviceApart">The agent service listens on a port of its own.</param>
    public static async Task<AgentDouble> StartAsync(bool serviceApart = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
            if (serviceApart)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var agent = new AgentDouble(builder.Build());
        agent._app.Run(agent.HandleAsync);
        await agent._app.StartAsync();
        agent.BeadBoardUrl = new Uri(agent._app.Urls.First());
        agent.ServiceUrl = new Uri(agent._app.Urls.Last());
        return agent;
    }

    /// <summary>Dispatches of one bead so far.</summary>
    public int PostsOf(string beadId) =>
        _requests.Count(r => r.IsDispatch && string.Equals(r.BeadId, beadId, StringComparison.Ordinal));

    /// <summary>So many of the running jobs have ended.</summary>
    public void End(int jobs) => Interlocked.Add(ref _running, -jobs);

    /// <summary>The next dispatch, as soon as it has arrived whole; each is returned once.</summary>
    public async Task<RecordedRequest> NextPostAsync(CancellationToken cancellationToken) =>
        await _posts.Reader.ReadAsync(cancellationToken);

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
            var request = await RecordAsync(context.Request);
            if (request is { IsDispatch: true, BeadId: { } bead } && BeforeAnswer is { } callback)
            {
                await callback(bead);
            }
            await ReplyTo(request).GiveAsync(context.Response, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The caller hung up, or the test is over.
            context.Abort();
        }
    }

    private async Task<RecordedRequest> RecordAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var recorded = new RecordedRequest(
            request.Method,
            request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body,
            body.Length > 0 ? BeadOf(JsonDocument.Parse(body).RootElement) : null
        );
        _requests.Enqueue(recorded);
        if (recorded.IsDispatch)
        {
            _posts.Writer.TryWrite(recorded);
        }
        return recorded;
    }

    private static string? BeadOf(JsonElement body) =>
        (
            body.TryGetProperty("metadata", out var metadata)
                ? metadata.GetProperty("bead")
                : body.GetProperty("taskId")
        ).GetString();

    private AgentReply ReplyTo(RecordedRequest request) =>
        request switch
        {
            { IsDispatch: true, Method: "POST" } => Dispatch ?? NewJob(request),
            { IsDispatch: true } => AgentReply.Of(405, ""),
            { Method: "GET", Target: var t } when t.EndsWith(StatusPath, StringComparison.Ordinal) => Status,
            { Method: "GET", Target: var t } when t.EndsWith("/health", StringComparison.Ordinal) => Capacity
                is { } capacity
                ? AgentReply.Health(Running, queued: 0, capacity)
                : Health,
            { Method: "GET", Target: var t } when t.Contains(JobsPath, StringComparison.Ordinal) => JobReply(request),
            _ => AgentReply.Of(404, "<html>Not found</html>", ("Content-Type", "text/html")),
        };

    private AgentReply NewJob(RecordedRequest request)
    {
        if (request.GoesToService && Refusal(request) is { } refusal)
        {
            return refusal;
        }
        if (Interlocked.Increment(ref _running) > Capacity)
        {
            Interlocked.Decrement(ref _running);
            return request.GoesToService
                ? AgentReply.Of(429, """{"detail":"Queue full"}""")
                : AgentReply.Of(502, """{"error":"Queue full"}""");
        }
        var id = Interlocked.Increment(ref _jobs).ToString("x12", CultureInfo.InvariantCulture);
        Jobs[id] = AgentReply.Job("running");
        return request.GoesToService ? AgentReply.Queued(id) : AgentReply.Accepted(id);
    }

    private AgentReply? Refusal(RecordedRequest request)
    {
        var sent = request.Headers.GetValueOrDefault("Authorization");
        return Token is null || string.Equals(sent, $"Bearer {Token}", StringComparison.Ordinal)
            ? null
            : AgentReply.Of(401, """{"detail":"Invalid token"}""");
    }

    private AgentReply JobReply(RecordedRequest request)
    {
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }
        var at = request.Target.IndexOf(JobsPath, StringComparison.Ordinal) + JobsPath.Length;
        return Jobs.GetValueOrDefault(Uri.UnescapeDataString(request.Target[at..]), AgentReply.JobNotFound());
    }
}
