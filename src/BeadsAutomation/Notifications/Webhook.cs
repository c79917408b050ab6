using System.Net.Http.Headers;
using System.Text;
using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Hosting;

namespace BeadsAutomation.Notifications;

/// <summary>Sends one notice: a POST on a connection of its own that follows no redirect and reads no body.</summary>
internal sealed class Webhook(BeadsOptions options, TimeProvider time)
{
    private readonly HttpCaller _caller = new(time, new AgentTimeouts());

    /// <summary>Sends it; failures are answers.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="limit">The time from connecting to the answer's head.</param>
    /// <param name="stop">Give up.</param>
    public async Task<WebhookAnswer> PostAsync(Uri url, WaitingNotice notice, TimeSpan limit, CancellationToken stop)
    {
        var body = NoticePayload.Of(notice, options.NotifyTopic);
        var reply = await _caller.CallAsync(NewRequest, limit, (_, _) => Task.FromResult(true), stop);
        var detail = $"{url.Host}: {What(reply)}";
        return reply.Head switch
        {
            { Status: >= 200 and < 300 } => new WebhookAnswer(NoticeFate.Delivered, detail),
            { Status: 400 or 413 or 422 } => new WebhookAnswer(NoticeFate.Refused, detail),
            _ => new WebhookAnswer(NoticeFate.Stop, detail),
        };

        HttpRequestMessage NewRequest()
        {
            var post = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            post.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            post.Headers.TryAddWithoutValidation("Idempotency-Key", Uri.EscapeDataString(notice.Notice.Id));
            if (url.UserInfo.Length > 0)
            {
                var user = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo));
                post.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(user));
            }
            return post;
        }
    }

    private static string What(HttpReply<bool> reply) =>
        reply switch
        {
            { Head.Status: >= 300 and < 400 } => $"HTTP {reply.Head.Status}, and a redirect is not followed",
            { Head.Status: 408 or 429 or >= 500 } => $"HTTP {reply.Head.Status}",
            { Head: { } head } => $"HTTP {head.Status}, check BEADS_NOTIFY_URL and BEADS_NOTIFY_TOPIC",
            _ => Printable.Line(reply.Failure?.What ?? "no answer", 200),
        };
}
