using System.Globalization;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>What the agent service's answer about a job proves.</summary>
internal static class JobAnswers
{
    private const int LongestDetail = 300;

    // A service that restarts forgets its jobs, and one that was just asked may not have written it down yet.
    private static readonly TimeSpan SurelyWrittenDown = TimeSpan.FromMinutes(5);

    /// <summary>Reads any reply; never throws.</summary>
    /// <param name="url">The address that was asked.</param>
    /// <param name="reply">What came.</param>
    /// <param name="sincePosted">How long ago the bead was sent.</param>
    public static JobReport Classify(Uri url, HttpReply<JobBody> reply, TimeSpan sincePosted) =>
        reply switch
        {
            { Failure: { } failure } => CannotTell(reply.Line($"{url}: {failure.What}", LongestDetail)),
            { Body.Job: { } job } => Of(job, reply),
            { Head.Status: 200 } => CannotTell($"{url}: not a whole job object of at most 32 MiB"),
            { Head.Status: 401 or 403 } => CannotTell(
                reply.Line($"{url}: the token was refused; check API_BEARER_TOKEN", LongestDetail)
            ),
            { Head.Status: 404, Body.Text: { } text } when IsUnknownToService(text) => sincePosted >= SurelyWrittenDown
                ? Report(JobState.Lost, "the service does not know the job any more")
                : CannotTell(
                    "the service does not know the job: it is too new, or forgotten in a restart, and is lost 5 minutes after its send"
                ),
            _ => CannotTell(reply.Line($"{url}: HTTP {reply.Head?.Status}, {reply.Body?.Text?.Text}", LongestDetail)),
        };

    /// <summary>An answer that proves nothing, and why.</summary>
    public static JobReport CannotTell(string why) => Report(JobState.CannotTell, why);

    private static JobReport Of(JobObject job, HttpReply<JobBody> reply)
    {
        var state = job.Status switch
        {
            "queued" => JobState.Queued,
            "running" => JobState.Running,
            "completed" => job.ExitCode is null or 0 ? JobState.Completed : JobState.Failed,
            "failed" => JobState.Failed,
            "timeout" => JobState.TimedOut,
            "error" => JobState.Errored,
            _ => JobState.CannotTell,
        };
        var words = state switch
        {
            JobState.CannotTell when job.Status is null => "the job object has no status",
            JobState.CannotTell => $"unknown job status: {job.Status}",
            JobState.Failed => $"exit code {job.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}",
            _ => job.Status,
        };
        var detail = string.IsNullOrWhiteSpace(job.Error) ? words : $"{words}: {job.Error}";
        return (Report(state, reply.Line(detail, LongestDetail)) with { ExitCode = job.ExitCode }).Left(
            reply.Peer.WithoutOwn(job.OutputTail),
            reply.Peer.WithoutOwn(job.ErrorTail)
        );
    }

    // The service's own words and nothing beside them: any other 404 is a proxy's or a wrong address.
    private static bool IsUnknownToService(BodyText body) =>
        body.Complete
        && ServiceJson.Read(body.Text, json => json.EnumerateObject().Count() == 1 ? json.String("detail") : null)
            is "Job not found";

    private static JobReport Report(JobState state, string? detail) =>
        new(state, ExitCode: null, Printable.Line(detail, LongestDetail));
}
