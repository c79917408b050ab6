using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>What BeadBoard's answer to a dispatch proves. What is not surely one or the other is unknown: a job may have been started.</summary>
internal static class BeadBoardAnswers
{
    /// <summary>Classifies any reply; never throws.</summary>
    /// <param name="url">The address that was asked.</param>
    /// <param name="reply">What came.</param>
    /// <param name="beadId">The bead that was sent.</param>
    public static DispatchAnswer Classify(Uri url, HttpReply<BodyText> reply, string beadId)
    {
        if (reply is not { Failure: null, Head: { } head, Body: { } body })
        {
            return Unanswered.Of(url, reply);
        }
        var said = DispatchBody.Parse(body.Complete ? body.Text : null);
        var answer = ClassOf(head.Status, said, beadId);
        return new DispatchAnswer(
            answer,
            answer == AnswerClass.Accepted ? said.JobId : null,
            head.Status,
            answer == AnswerClass.Accepted
                ? Printable.Line($"job {said.JobId}", DispatchAnswer.LongestDetail)
                : reply.Line(Words(url, head, said, body, beadId), DispatchAnswer.LongestDetail),
            head.RetryAfter
        );
    }

    private static AnswerClass ClassOf(int status, DispatchBody said, string beadId) =>
        status switch
        {
            >= 200 and < 300 => said.JobId is null ? AnswerClass.Unknown : AnswerClass.Accepted,
            400 or 404 or 410 or 422 when UnseenBead.Is(said.Error, beadId) => AnswerClass.Environment,
            // Wrong address or method: BeadBoard's route never ran.
            >= 300 and < 400 or 404 or 405 => AnswerClass.Environment,
            400 => BadRequest(said.Error),
            // Said by a proxy in front; BeadBoard itself asks for no credentials.
            401 or 403 or 407 => AnswerClass.Auth,
            409 => said.Error is null ? AnswerClass.Unknown : AnswerClass.Busy,
            429 => AnswerClass.Busy,
            500 => said.Error?.StartsWith("Claude agent service is not configured", StringComparison.Ordinal) == true
                ? AnswerClass.Environment
                : AnswerClass.Unknown,
            502 => BadGateway(said),
            _ => AnswerClass.Unknown,
        };

    private static AnswerClass BadRequest(string? error) =>
        error switch
        {
            null => AnswerClass.Unknown,
            "taskId is required." => AnswerClass.BeadFaultForGood,
            "Invalid JSON body." => AnswerClass.Environment,
            _ when error.EndsWith(" is missing acceptance criteria.", StringComparison.Ordinal) =>
                AnswerClass.BeadFaultForGood,
            _ => AnswerClass.BeadFault,
        };

    private static AnswerClass BadGateway(DispatchBody said) =>
        said switch
        {
            { ErrorIsList: true } => AnswerClass.Environment,
            { Error: "Queue full" } => AnswerClass.Busy,
            _ when IsAboutItsToken(said.Error) => AnswerClass.Auth,
            // "fetch failed" too: it was seen both with and without a job.
            _ => AnswerClass.Unknown,
        };

    // The agent service's words to BeadBoard, passed on.
    private static bool IsAboutItsToken(string? error) =>
        error is "Invalid token" or "Missing bearer token" or "Service unauthenticated";

    private static string Words(Uri url, HttpHead head, DispatchBody said, BodyText body, string beadId) =>
        head.Status switch
        {
            _ when UnseenBead.Is(said.Error, beadId) => UnseenBead.Words,
            >= 300 and < 400 =>
                $"a redirect to {(head.Location is { } to ? AgentUrl.Show(url, to) : "nowhere")}, which is not followed; check BEADBOARD_URL",
            404 or 405 => $"no dispatch endpoint at this address; check BEADBOARD_URL; {body.Words}",
            502 when IsAboutItsToken(said.Error) =>
                $"{said.Error}: the agent service said this to BeadBoard, so it is not about our API_BEARER_TOKEN; BeadBoard's CLAUDE_AGENT_BEARER_TOKEN must be the service's API_BEARER_TOKEN ('beads-dispatcher doctor' tells whether ours is)",
            _ => said.Error ?? body.Words,
        };
}
