namespace BeadsAutomation.Agents.Http;

/// <summary>Says what came instead of what was asked for.</summary>
internal static class ReplyWords
{
    /// <summary>One printable line of at most 300 characters: the address, and what came.</summary>
    public static string Of(Uri url, HttpReply<BodyText> reply) => reply.Line($"{url}: {What(reply)}", 300);

    private static string What(HttpReply<BodyText> reply) =>
        reply switch
        {
            { Failure: { } failure } => failure.What,
            { Head: { } head, Body: { } body } => $"HTTP {head.Status}, {Body(body)}",
            _ => "no answer",
        };

    private static string Body(BodyText body) =>
        string.IsNullOrWhiteSpace(body.Text) ? "empty body" : $"not the expected JSON: {body.Text}";
}
