using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>Everything that BeadBoard, or what stands in front of it, can answer for the bead <c>bd-1</c>, and what must follow.</summary>
internal static class AnswerCases
{
    public static readonly IReadOnlyDictionary<string, (AgentReply Reply, Effect Effect)> All = new Dictionary<
        string,
        (AgentReply, Effect)
    >(StringComparer.Ordinal)
    {
        ["200 job"] = (AgentReply.Accepted("0123456789ab"), Effect.Accepted),
        ["200 job is a number"] = (Say(200, """{"job_id":42}"""), Effect.Accepted),
        ["200 without job"] = (Say(200, "{}"), Effect.Unknown),
        ["200 garbage"] = (Say(200, "\u0000\u001b[31m<garbage"), Effect.Unknown),
        ["200 endless"] = (Endless(), Effect.Unknown),
        ["200 reset in the body"] = (AgentReply.ResetMidBody(200, "{"), Effect.Unknown),
        ["200 cut body"] = (AgentReply.CutMidBody(200, """{"job_id":"""), Effect.Unknown),
        ["reset before the head"] = (AgentReply.ResetBeforeHead(), Effect.Unknown),
        ["308"] = (Say(308, "", ("Location", "/api/agent-dispatch")), Effect.Environment),
        ["400 acceptance"] = (Error(400, "Bead bd-1 is missing acceptance criteria."), Effect.BeadFaultForGood),
        ["400 taskId"] = (Error(400, "taskId is required."), Effect.BeadFaultForGood),
        ["400 not found"] = (Error(400, "Bead bd-1 not found."), Effect.Environment),
        ["400 invalid JSON"] = (Error(400, "Invalid JSON body."), Effect.Environment),
        ["400 other"] = (Error(400, "Bead bd-1 is on strike."), Effect.BeadFault),
        ["400 not BeadBoard's"] = (Say(400, "<html>Bad Request</html>"), Effect.Unknown),
        ["401"] = (Say(401, "<html>log in</html>"), Effect.Environment),
        ["404 HTML"] = (Say(404, "<html>no such page</html>"), Effect.Environment),
        ["405"] = (Say(405, ""), Effect.Environment),
        ["409"] = (Error(409, "Agent is busy"), Effect.Busy),
        ["429"] = (Say(429, """{"error":"slow down"}""", ("Retry-After", "600")), Effect.Busy with { Hold = 10 }),
        ["500 not configured"] = (
            Error(500, "Claude agent service is not configured (CLAUDE_AGENT_SERVICE_URL)."),
            Effect.Environment
        ),
        ["500 empty"] = (Say(500, ""), Effect.Unknown),
        ["502 queue full"] = (Error(502, "Queue full"), Effect.Busy),
        ["502 invalid token"] = (Error(502, "Invalid token"), Effect.Environment),
        ["502 missing token"] = (Error(502, "Missing bearer token"), Effect.Environment),
        ["502 no token"] = (Error(502, "Service unauthenticated"), Effect.Environment),
        ["502 list"] = (Say(502, """{"error":[{"loc":["body"]}]}"""), Effect.Environment),
        ["502 fetch failed"] = (Error(502, "fetch failed"), Effect.Unknown),
        ["502 HTTP N"] = (Error(502, "Agent service returned HTTP 500."), Effect.Unknown),
        ["502 missing job"] = (Error(502, "Agent service response missing job_id."), Effect.Unknown),
        ["502 proxy"] = (Say(502, "<html>Bad Gateway</html>"), Effect.Unknown),
        ["503"] = (Say(503, "<html>Unavailable</html>"), Effect.Unknown),
        ["504"] = (Say(504, "<html>Time-out</html>"), Effect.Unknown),
    };

    /// <summary>Each effect by one answer, and what breaks off on the wire; all of them in the long run. What each answer proves is a table of the unit tests.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Effort.IsLong
            ? [.. All.Keys]
            :
            [
                .. All.DistinctBy(a => a.Value.Effect).Select(a => a.Key),
                "200 endless",
                "200 reset in the body",
                "200 cut body",
                "reset before the head",
            ];

    private static AgentReply Say(int status, string body, params (string Name, string Value)[] headers) =>
        AgentReply.Of(status, body, headers);

    private static AgentReply Error(int status, string error) => Say(status, $$"""{"error":"{{error}}"}""");

    private static AgentReply Endless() => AgentReply.Huge(200, """{"job_id":"x","pad":" """, "pad ", "\"}", 8_000_000);
}
