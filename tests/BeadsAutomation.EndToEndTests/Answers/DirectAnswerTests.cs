using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>What the agent service itself, asked without BeadBoard, can answer, and what must follow.</summary>
public sealed class DirectAnswerTests : AnswerTests
{
    private static readonly Dictionary<string, (AgentReply Reply, Effect Effect)> All = new(StringComparer.Ordinal)
    {
        ["202 job"] = (AgentReply.Queued("0123456789ab"), Effect.Accepted),
        ["200 job"] = (AgentReply.Accepted("0123456789ab"), Effect.Accepted),
        ["202 without job"] = (Say(202, """{"status":"queued"}"""), Effect.Unknown),
        ["202 garbage"] = (Say(202, "\u0000\u001b[31m<garbage"), Effect.Unknown),
        ["202 lost in the body"] = (AgentReply.CutMidBody(202, """{"job_id":"""), Effect.Unknown),
        ["202 lost"] = (AgentReply.ResetBeforeHead(), Effect.Unknown),
        ["401 invalid"] = (Say(401, """{"detail":"Invalid token"}"""), Effect.Environment),
        ["401 missing"] = (Say(401, """{"detail":"Missing bearer token"}"""), Effect.Environment),
        ["401 none there"] = (Say(401, """{"detail":"Service unauthenticated"}"""), Effect.Environment),
        ["404"] = (Say(404, """{"detail":"Not Found"}"""), Effect.Environment),
        ["405"] = (Say(405, """{"detail":"Method Not Allowed"}"""), Effect.Environment),
        ["307"] = (Say(307, "", ("Location", "/execute/")), Effect.Environment),
        ["422"] = (Say(422, """{"detail":[{"loc":["body","agent"],"msg":"Field required"}]}"""), Effect.Environment),
        ["422 prompt"] = (Say(422, """{"detail":[{"loc":["body","prompt"],"msg":"too long"}]}"""), Effect.BeadFault),
        ["422 HTML"] = (Say(422, "<html>"), Effect.Unknown),
        ["429"] = (Say(429, """{"detail":"Queue full"}""", ("Retry-After", "600")), Effect.Busy with { Hold = 10 }),
        ["500"] = (Say(500, "Internal Server Error"), Effect.Unknown),
        ["502"] = (Say(502, "<html>Bad Gateway</html>"), Effect.Unknown),
    };

    /// <summary>Each effect by one answer, and the lost one; all of them in the long run. What each answer proves is a table of the unit tests.</summary>
    public static TheoryData<string> Names() =>
        Effort.IsLong ? [.. All.Keys] : [.. All.DistinctBy(a => a.Value.Effect).Select(a => a.Key), "202 lost"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_has_its_effect(string name)
    {
        await using var world = await DirectAgent.WorldAsync();
        var (reply, effect) = All[name];
        await AnswerHasItsEffectAsync(world, reply, effect);
    }

    private static AgentReply Say(int status, string body, params (string Name, string Value)[] headers) =>
        AgentReply.Of(status, body, headers);
}
