using System.Net;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>The body of an answer about a job.</summary>
/// <param name="Job">The job, when the answer is 200 and its body is a whole job object of at most 32 MiB.</param>
/// <param name="Text">The body of any other status.</param>
internal sealed record JobBody(JobObject? Job, BodyText? Text)
{
    /// <summary>Reads a job as a stream, and any other answer as a short text.</summary>
    public static async Task<JobBody> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new JobBody(null, await BodyText.ReadAsync(response, cancellationToken));
        }
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new JobBody(await new JobObjectReader().ReadAsync(stream, cancellationToken), null);
    }
}
