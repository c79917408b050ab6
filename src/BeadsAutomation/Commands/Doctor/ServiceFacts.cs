using BeadsAutomation.Agents;
using BeadsAutomation.Agents.AgentService;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What the agent service says about itself and to our token.</summary>
/// <param name="Capacity">How many jobs it takes at once; <see langword="null"/> when it does not say.</param>
/// <param name="Status">The HTTP status of the look-up of a job that cannot be; <see langword="null"/> without an answer.</param>
/// <param name="Job">What that answer proves.</param>
internal sealed record ServiceFacts(int? Capacity, int? Status, JobReport Job)
{
    // No service makes such an id.
    private const string NoJob = "/jobs/beads-automation-doctor";

    /// <summary>Asks, read-only.</summary>
    public static async Task<ServiceFacts> AskAsync(
        Uri baseUrl,
        BeadsOptions options,
        ProxyRules? proxies,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var http = new HttpCaller(time, new AgentTimeouts(), options, proxies);
        var health = await http.LookUpAsync(
            AgentUrl.Join(baseUrl, "/health"),
            token: null,
            BodyText.ReadAsync,
            cancellationToken
        );
        var url = AgentUrl.Join(baseUrl, NoJob);
        var reply = await http.LookUpAsync(url, options.AgentServiceToken, JobBody.ReadAsync, cancellationToken);
        var capacity = ServiceJson.Read(
            health.Body?.Text,
            json => json.Int32("capacity") is { } number ? new Capacious(number) : null
        );
        return new ServiceFacts(
            capacity?.Jobs,
            reply.Head?.Status,
            JobAnswers.Classify(url, reply, sincePosted: TimeSpan.MaxValue)
        );
    }

    private sealed record Capacious(int Jobs);
}
