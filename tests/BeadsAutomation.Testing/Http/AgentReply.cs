using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BeadsAutomation.Testing.Http;

/// <summary>How the double answers one request. A reply can be given any number of times.</summary>
public sealed class AgentReply
{
    private readonly Func<HttpResponse, CancellationToken, Task> _give;

    private AgentReply(Func<HttpResponse, CancellationToken, Task> give) => _give = give;

    /// <summary>A whole answer; the content type is JSON unless a header says otherwise.</summary>
    public static AgentReply Of(int status, string body, params (string Name, string Value)[] headers) =>
        new(
            async (response, stop) =>
            {
                Head(response, status, headers);
                await response.WriteAsync(body, stop);
            }
        );

    /// <summary>A debug page: an answer with all headers of the request in its body.</summary>
    /// <param name="status">The status.</param>
    /// <param name="page">Makes the body of the headers' text.</param>
    /// <param name="headers">Headers of the answer.</param>
    public static AgentReply Echo(
        int status,
        Func<string, string> page,
        params (string Name, string Value)[] headers
    ) =>
        new(
            async (response, stop) =>
            {
                Head(response, status, headers);
                var sent = response.HttpContext.Request.Headers.Select(h => $"{h.Key}: {h.Value}");
                await response.WriteAsync(page(string.Join('\n', sent)), stop);
            }
        );

    /// <summary>What BeadBoard answers when the service took a job.</summary>
    public static AgentReply Accepted(string jobId) => Of(200, JsonSerializer.Serialize(new { job_id = jobId }));

    /// <summary>What the service itself answers when it took a job.</summary>
    public static AgentReply Queued(string jobId) =>
        Of(202, JsonSerializer.Serialize(new { job_id = jobId, status = "queued" }));

    /// <summary>BeadBoard's status.</summary>
    public static AgentReply Busy(bool busy) => Of(200, JsonSerializer.Serialize(new { busy }));

    /// <summary>The service's health.</summary>
    public static AgentReply Health(int active, int queued, int capacity) =>
        Of(
            200,
            JsonSerializer.Serialize(
                new
                {
                    status = "ok",
                    busy = active >= capacity,
                    active,
                    queued,
                    capacity,
                }
            )
        );

    /// <summary>A job object in this state.</summary>
    public static AgentReply Job(string status, int? exitCode = null, string? error = null, params string[] output) =>
        Of(
            200,
            JsonSerializer.Serialize(
                new
                {
                    status,
                    prompt = "…",
                    exit_code = exitCode,
                    error,
                    output,
                }
            )
        );

    /// <summary>The service's own words for a job that it does not know.</summary>
    public static AgentReply JobNotFound() => Of(404, """{"detail":"Job not found"}""");

    /// <summary>The request is taken and never answered, until the caller hangs up or the double ends.</summary>
    public static AgentReply Hang() => new((_, stop) => Until(stop));

    /// <summary>The connection is cut before a head is sent.</summary>
    public static AgentReply ResetBeforeHead() =>
        new(
            (response, _) =>
            {
                response.HttpContext.Abort();
                return Task.CompletedTask;
            }
        );

    /// <summary>Head and beginning of the body are sent, then the connection is closed: the caller sees the head and an early end.</summary>
    public static AgentReply CutMidBody(int status, string begin) =>
        new((response, stop) => BeginAsync(response, status, begin, begin.Length + 1000, stop));

    /// <summary>Head and beginning of the body are sent, then the connection is reset: the caller may have seen nothing of them.</summary>
    public static AgentReply ResetMidBody(int status, string begin) =>
        new(
            async (response, stop) =>
            {
                await BeginAsync(response, status, begin, begin.Length + 1000, stop);
                response.HttpContext.Abort();
            }
        );

    /// <summary>Head and beginning of the body are sent, then nothing until the gate opens.</summary>
    public static AgentReply SlowBody(int status, string begin, string end, Task gate) =>
        new(
            async (response, stop) =>
            {
                await BeginAsync(response, status, begin, Length(begin) + Length(end), stop);
                await gate.WaitAsync(stop);
                await response.WriteAsync(end, stop);
            }
        );

    /// <summary>A body of this many bytes: a beginning, a filling repeated and an end.</summary>
    public static AgentReply Huge(int status, string begin, string filling, string end, long bytes) =>
        new(
            async (response, stop) =>
            {
                Head(response, status, []);
                await response.WriteAsync(begin, stop);
                var piece = Encoding.UTF8.GetBytes(
                    string.Concat(Enumerable.Repeat(filling, 1 + (8 * 1024 / Length(filling))))
                );
                for (var sent = 0L; sent < bytes; sent += piece.Length)
                {
                    await response.Body.WriteAsync(piece, stop);
                }
                await response.WriteAsync(end, stop);
            }
        );

    /// <summary>This reply, once the gate is open.</summary>
    public AgentReply When(Task gate) => When(() => gate);

    /// <summary>This reply, once the gate made for this request is open.</summary>
    public AgentReply When(Func<Task> gate) =>
        new(
            async (response, stop) =>
            {
                await gate().WaitAsync(stop);
                await _give(response, stop);
            }
        );

    /// <summary>This reply, so much later.</summary>
    public AgentReply After(TimeSpan delay) =>
        new(
            async (response, stop) =>
            {
                await Task.Delay(delay, TimeProvider.System, stop);
                await _give(response, stop);
            }
        );

    internal Task GiveAsync(HttpResponse response, CancellationToken stop) => _give(response, stop);

    private static void Head(HttpResponse response, int status, (string, string)[] headers)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }
    }

    private static async Task BeginAsync(
        HttpResponse response,
        int status,
        string begin,
        int length,
        CancellationToken stop
    )
    {
        Head(response, status, []);
        response.ContentLength = length;
        await response.WriteAsync(begin, stop);
        await response.Body.FlushAsync(stop);
    }

    private static int Length(string text) => Encoding.UTF8.GetByteCount(text);

    private static async Task Until(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
