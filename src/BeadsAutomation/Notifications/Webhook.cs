using System.Net.Http.Headers;
using System.Text;
using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Notifications;

/// <summary>Sends one notice: a POST on a connection of its own that follows no redirect and reads no body.</summary>
internal sealed class Webhook(BeadsOptions options, TimeProvider time, ProxyRules? proxies = null)
{
    private readonly HttpCaller _caller = new(time, new AgentTimeouts(), options, proxies);

    /// <summary>Sends it; failures are answers.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="limit">The time from connecting to the answer's head.</param>
    /// <param name="stop">Give up.</param>
    public async Task<WebhookAnswer> PostAsync(Uri url, WaitingNotice notice, TimeSpan limit, CancellationToken stop)
    {
        var body = NoticePayload.Of(notice, options.NotifyTopic);
        var reply = await _caller.CallAsync(NewRequest, limit, (_, _) => Task.FromResult(true), stop);
        var detail = reply.Line($"{url.Host}: {What(reply)}", 200);
        return reply.Head switch
        {
            { Status: >= 200 and < 300 } => new WebhookAnswer(NoticeFate.Delivered, detail),
            { Status: 401 or 404 or 407 or (>= 300 and < 400) } => new WebhookAnswer(NoticeFate.Turned, detail),
            { Status: >= 400 and < 500 and not (408 or 425 or 429) } => new WebhookAnswer(NoticeFate.Refused, detail),
            null when reply.Failure?.BytesMayHaveLeft == true && !stop.IsCancellationRequested => new WebhookAnswer(
                NoticeFate.Failed,
                detail
            ),
            { Status: >= 500 and not (502 or 503 or 504) } => new WebhookAnswer(
                NoticeFate.Failed,
                detail,
                reply.Head?.RetryAfter
            ),
            _ => new WebhookAnswer(NoticeFate.Down, detail, reply.Head?.RetryAfter),
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
            { Head.Status: 408 or 425 or 429 or < 300 or >= 500 } => $"HTTP {reply.Head.Status}",
            { Head: { } head } => $"HTTP {head.Status}, check BEADS_NOTIFY_URL and BEADS_NOTIFY_TOPIC",
            _ => reply.Failure?.What ?? "no answer",
        };
}
