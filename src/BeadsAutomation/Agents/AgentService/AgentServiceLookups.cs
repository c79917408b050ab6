using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>Asks the agent service itself, read-only: its health and its jobs.</summary>
internal sealed class AgentServiceLookups(HttpCaller http, Uri baseUrl, string? token)
{
    /// <summary>Whether an agent of this word has its jobs in the service: BeadBoard sends them there, too.</summary>
    public static bool AreJobsOf(string agent) => agent is AgentNames.BeadBoard or AgentNames.Service;

    private readonly Uri _healthUrl = AgentUrl.Join(baseUrl, "/health");

    /// <summary>How much room it has. Health is public: no token is sent.</summary>
    public async Task<Room> AskRoomAsync(CancellationToken cancellationToken) =>
        ServiceRoom.Read(
            _healthUrl,
            await http.LookUpAsync(_healthUrl, token: null, BodyText.ReadAsync, cancellationToken)
        );

    /// <summary>What became of a job.</summary>
    public async Task<JobReport> FindJobAsync(string jobId, TimeSpan sincePosted, CancellationToken cancellationToken)
    {
        // As a path segment these would name another address.
        if (jobId is "" or "." or "..")
        {
            return JobAnswers.CannotTell("the job's id cannot be part of an address");
        }
        var url = AgentUrl.Join(baseUrl, "/jobs/" + Uri.EscapeDataString(jobId));
        var reply = await http.LookUpAsync(url, token, JobBody.ReadAsync, cancellationToken);
        return JobAnswers.Classify(url, reply, sincePosted);
    }
}
