namespace BeadsAutomation.Agents.Http;

/// <summary>What a dispatch without an answer came to.</summary>
internal static class Unanswered
{
    /// <summary>Unknown, unless surely nothing of the request was sent.</summary>
    public static DispatchAnswer Of<T>(Uri url, HttpReply<T> reply)
    {
        var mayHaveLeft = reply.Failure?.BytesMayHaveLeft != false;
        return new DispatchAnswer(
            mayHaveLeft ? AnswerClass.Unknown : AnswerClass.Environment,
            JobId: null,
            reply.Head?.Status,
            reply.Line(
                $"{url}: {(mayHaveLeft ? "" : "not sent: ")}{reply.Failure?.What}",
                DispatchAnswer.LongestDetail
            ),
            reply.Head?.RetryAfter
        );
    }
}
