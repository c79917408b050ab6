namespace BeadsAutomation.Resident;

/// <summary>The three pages of the resident process.</summary>
internal sealed class HealthPages(Func<Health> live, Func<Health> ready, Func<string> metrics)
{
    /// <summary>The answer to a request by its first line; whatever host it names.</summary>
    public HttpAnswer Answer(string requestLine)
    {
        if (requestLine.Split(' ') is not [var method, var target, var version] || !IsHttp1(version))
        {
            return new HttpAnswer("400 Bad Request", "no HTTP/1 request\n");
        }
        return target.Split('?')[0] switch
        {
            not ("/healthz" or "/readyz" or "/metrics") => new HttpAnswer(
                "404 Not Found",
                "there are /healthz, /readyz and /metrics\n"
            ),
            _ when method is not "GET" => new HttpAnswer("405 Method Not Allowed", "use GET\n"),
            "/healthz" => Of(live()),
            "/readyz" => Of(ready()),
            _ => new HttpAnswer("200 OK", metrics()) { ContentType = "text/plain; version=0.0.4; charset=utf-8" },
        };
    }

    private static HttpAnswer Of(Health health) =>
        new(health.IsGood ? "200 OK" : "503 Service Unavailable", health.Sentence + "\n");

    private static bool IsHttp1(string version) => version.StartsWith("HTTP/1.", StringComparison.Ordinal);
}
