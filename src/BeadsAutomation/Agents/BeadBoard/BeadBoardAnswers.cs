using BeadsAutomation.Agents.Http;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>What BeadBoard's answer to a dispatch proves. What is not surely one or the other is unknown: a job may have been started.</summary>
internal static class BeadBoardAnswers
{
    /// <summary>Classifies any answer; never throws.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body, or as much of it as was read.</param>
    /// <param name="bodyComplete">False when the body is longer than what was read: then it is not BeadBoard's.</param>
    /// <param name="beadId">The bead that was sent.</param>
    /// <param name="retryAfter">What the service asked us to wait.</param>
    /// <param name="redirectsTo">Where a redirect points to, fit to be shown.</param>
    public static DispatchAnswer Classify(
        int status,
        string? body,
        bool bodyComplete,
        string beadId,
        TimeSpan? retryAfter,
        string? redirectsTo = null
    )
    {
        var parsed = DispatchBody.Parse(bodyComplete ? body : null);
        var answer = ClassOf(status, parsed, beadId);
        return new DispatchAnswer(
            answer,
            answer == AnswerClass.Accepted ? parsed.JobId : null,
            status,
            Printable.Line(
                Words(status, parsed, body, bodyComplete, answer, redirectsTo),
                DispatchAnswer.LongestDetail
            ),
            retryAfter
        );
    }

    private static AnswerClass ClassOf(int status, DispatchBody body, string beadId) =>
        status switch
        {
            >= 200 and < 300 => body.JobId is null ? AnswerClass.Unknown : AnswerClass.Accepted,
            // Wrong address or method: BeadBoard's route never ran.
            >= 300 and < 400 or 404 or 405 => AnswerClass.Environment,
            400 => BadRequest(body.Error, beadId),
            // Said by a proxy in front; BeadBoard itself asks for no credentials.
            401 or 403 or 407 => AnswerClass.Auth,
            409 => body.Error is null ? AnswerClass.Unknown : AnswerClass.Busy,
            429 => AnswerClass.Busy,
            500 => body.Error?.StartsWith("Claude agent service is not configured", StringComparison.Ordinal) == true
                ? AnswerClass.Environment
                : AnswerClass.Unknown,
            502 => BadGateway(body),
            _ => AnswerClass.Unknown,
        };

    private static AnswerClass BadRequest(string? error, string beadId) =>
        error switch
        {
            null => AnswerClass.Unknown,
            "taskId is required." => AnswerClass.BeadFaultForGood,
            "Invalid JSON body." => AnswerClass.Environment,
            _ when error.EndsWith(" is missing acceptance criteria.", StringComparison.Ordinal) =>
                AnswerClass.BeadFaultForGood,
            // It was read from the database a moment ago: BeadBoard cannot read it, for which it has the same words.
            _ when string.Equals(error, $"Bead {beadId} not found.", StringComparison.Ordinal) =>
                AnswerClass.Environment,
            _ => AnswerClass.BeadFault,
        };

    private static AnswerClass BadGateway(DispatchBody body) =>
        body switch
        {
            { ErrorIsList: true } => AnswerClass.Environment,
            { Error: "Queue full" } => AnswerClass.Busy,
            { Error: "Invalid token" or "Missing bearer token" or "Service unauthenticated" } => AnswerClass.Auth,
            // "fetch failed" too: it was seen both with and without a job.
            _ => AnswerClass.Unknown,
        };

    private static string Words(
        int status,
        DispatchBody parsed,
        string? body,
        bool bodyComplete,
        AnswerClass answer,
        string? redirectsTo
    ) =>
        answer switch
        {
            AnswerClass.Accepted => $"job {parsed.JobId}",
            _ when status is >= 300 and < 400 =>
                $"a redirect to {redirectsTo ?? "nowhere"}, which is not followed; check BEADBOARD_URL",
            _ when status is 404 or 405 =>
                $"no dispatch endpoint at this address; check BEADBOARD_URL; {new BodyText(body ?? "", bodyComplete).Words}",
            _ => parsed.Error ?? new BodyText(body ?? "", bodyComplete).Words,
        };
}
