using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleService;

/// <summary>The few addresses of BeadBoard and the agent service that a dispatcher asks.</summary>
internal sealed class Service(Jobs jobs, string prefix)
{
    private const int Capacity = 10;

    /// <summary>Answers until the process ends.</summary>
    public async Task<int> RunAsync()
    {
        using var listener = new HttpListener { Prefixes = { prefix } };
        listener.Start();
        Console.Error.WriteLine($"listening on {prefix}");
        while (true)
        {
            var context = await listener.GetContextAsync();
            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var (status, body) = await OfAsync(context.Request);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body));
            context.Response.Close();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"{context.Request.Url?.AbsolutePath}: {e.Message}");
            context.Response.Abort();
        }
    }

    private async Task<(int Status, JsonObject Body)> OfAsync(HttpListenerRequest request)
    {
        var path = request.Url?.AbsolutePath ?? "";
        switch (request.HttpMethod, path)
        {
            case ("GET", "/api/agent-status"):
                return (200, new JsonObject { ["busy"] = jobs.Running >= Capacity });
            case ("POST", "/api/agent-dispatch"):
                return await DispatchAsync(request, json => json?["taskId"], took: 200);
            case ("POST", "/execute"):
                return await DispatchAsync(request, json => json?["metadata"]?["bead"], took: 202);
            case ("GET", "/health"):
                return (
                    200,
                    new JsonObject
                    {
                        ["status"] = "ok",
                        ["busy"] = jobs.Running >= Capacity,
                        ["active"] = jobs.Running,
                        ["queued"] = 0,
                        ["capacity"] = Capacity,
                    }
                );
            case ("GET", _) when path.StartsWith("/jobs/", StringComparison.Ordinal):
                return jobs.Find(path["/jobs/".Length..]) is { } state
                    ? (200, new JsonObject { ["status"] = state })
                    : (404, new JsonObject { ["detail"] = "Job not found" });
            default:
                return (404, new JsonObject { ["detail"] = "Not Found" });
        }
    }

    private async Task<(int Status, JsonObject Body)> DispatchAsync(
        HttpListenerRequest request,
        Func<JsonNode?, JsonNode?> beadIn,
        int took
    )
    {
        var bead = $"{beadIn(await JsonNode.ParseAsync(request.InputStream))}";
        if (await jobs.StartAsync(bead) is not { } job)
        {
            return (400, new JsonObject { ["error"] = $"Bead {bead} not found.", ["detail"] = $"no bead {bead}" });
        }
        Console.WriteLine($"working on {bead} as {job}");
        return (took, new JsonObject { ["job_id"] = job });
    }
}
