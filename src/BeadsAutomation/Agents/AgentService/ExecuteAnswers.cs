using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>What the agent service's answer to a dispatch proves. What is not surely one or the other is unknown: a job may have been started.</summary>
internal static class ExecuteAnswers
{
    /// <summary>Classifies any reply; never throws.</summary>
    /// <param name="url">The address that was asked.</param>
    /// <param name="reply">What came.</param>
    /// <param name="hasToken">Whether we showed a token.</param>
    public static DispatchAnswer Classify(Uri url, HttpReply<BodyText> reply, bool hasToken)
    {
        if (reply is not { Failure: null, Head: { } head, Body: { } body })
        {
            return Unanswered.Of(url, reply);
        }
        var said = ExecuteBody.Parse(body.Complete ? body.Text : null);
        var answer = ClassOf(head.Status, said);
        var words = answer == AnswerClass.Accepted ? $"job {said.JobId}" : Words(url, head, said, body, hasToken);
        return new DispatchAnswer(
            answer,
            answer == AnswerClass.Accepted ? said.JobId : null,
            head.Status,
            answer == AnswerClass.Accepted
                ? Printable.Line(words, DispatchAnswer.LongestDetail)
                : reply.Line(words, DispatchAnswer.LongestDetail),
            head.RetryAfter
        );
    }

    private static AnswerClass ClassOf(int status, ExecuteBody said) =>
        status switch
        {
            >= 200 and < 300 => said.JobId is null ? AnswerClass.Unknown : AnswerClass.Accepted,
            // Wrong address or method: nothing ran that starts jobs.
            >= 300 and < 400 or 404 or 405 => AnswerClass.Environment,
            401 or 403 or 407 => AnswerClass.Auth,
            // It read what we sent and did not take it. Every bead is sent alike, but for what its prompt says.
            400 or 422 when said.Detail is not null => said.OnlyPrompt
                ? AnswerClass.BeadFault
                : AnswerClass.Environment,
            // An older service, which has one slot and no queue.
            409 when said.Detail is not null => AnswerClass.Busy,
            429 => AnswerClass.Busy,
            _ => AnswerClass.Unknown,
        };

    private static string Words(Uri url, HttpHead head, ExecuteBody said, BodyText body, bool hasToken) =>
        head.Status switch
        {
            >= 300 and < 400 =>
                $"a redirect to {(head.Location is { } to ? AgentUrl.Show(url, to) : "nowhere")}, which is not followed; check AGENT_SERVICE_URL",
            404 or 405 => $"{url} takes no beads; check AGENT_SERVICE_URL; {said.Detail ?? body.Words}",
            407 => $"the proxy asks who we are; {body.Words}",
            401 or 403 =>
                $"{said.Detail ?? body.Words}; check API_BEARER_TOKEN{(hasToken ? "" : ", which is not set")}",
            400 or 422 when said.Detail is not null => $"the service does not take our request: {said.Detail}",
            _ => said.Detail ?? body.Words,
        };
}
