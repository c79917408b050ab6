using System.Text;
using System.Text.Json;

namespace BeadsAutomation.Tests.Notifications;

/// <summary>The document, as Slack and ntfy say in their documents that they read it.</summary>
public sealed class NoticePayloadTests
{
    // What ntfy reads of a published document, and Slack of a webhook's, beside what we mean by it.
    private static readonly string[] OfOthers =
    [
        "priority",
        "tags",
        "click",
        "icon",
        "actions",
        "attach",
        "filename",
        "email",
        "delay",
        "call",
        "markdown",
        "cache",
        "firebase",
        "sequence_id",
        "blocks",
        "attachments",
        "thread_ts",
        "mrkdwn",
        "username",
        "channel",
        "icon_emoji",
        "icon_url",
        "response_type",
        "replace_original",
        "delete_original",
        "link_names",
        "parse",
        "unfurl_links",
        "unfurl_media",
        "metadata",
        "reply_broadcast",
        "as_user",
    ];

    public static TheoryData<string, string> Golden =>
        new()
        {
            {
                "blocked",
                """{"text":"bd-1 is blocked: no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","title":"bd-1 is blocked","message":"no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","id":"blocked-t1","event":"blocked","bead":"bd-1","attempt":2,"outcome":"stale","reason":"no progress for 42m","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "gave_up",
                """{"text":"gave up on bd-1: no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","title":"gave up on bd-1","message":"no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","id":"gave_up-t1","event":"gave_up","bead":"bd-1","attempt":2,"outcome":"stale","reason":"no progress for 42m","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "cancelled",
                """{"text":"bd-1 was cancelled: no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","title":"bd-1 was cancelled","message":"no progress for 42m (attempt 2, stale); look at it, then re-open it to have it tried again","id":"cancelled-t1","event":"cancelled","bead":"bd-1","attempt":2,"outcome":"stale","reason":"no progress for 42m","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "breaker_opened",
                """{"text":"the breaker opened: 5 failures in a row; HTTP 502; one bead is tried at a time until the service takes one","title":"the breaker opened","message":"5 failures in a row; HTTP 502; one bead is tried at a time until the service takes one","id":"breaker_opened-t1","event":"breaker_opened","reason":"5 failures in a row; HTTP 502","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "breaker_closed",
                """{"text":"the breaker closed: the agent service took a bead after 3 tries","title":"the breaker closed","message":"the agent service took a bead after 3 tries","id":"breaker_closed-t1","event":"breaker_closed","reason":"after 3 tries","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "paused",
                """{"text":"paused: the queue is paused until it is resumed: deploy","title":"paused","message":"the queue is paused until it is resumed: deploy","id":"paused-t1","event":"paused","reason":"the queue is paused until it is resumed: deploy","at":"2026-11-20T12:00:00Z"}"""
            },
            {
                "resumed",
                """{"text":"resumed: the queue is resumed; the pause was: deploy","title":"resumed","message":"the queue is resumed; the pause was: deploy","id":"resumed-t1","event":"resumed","reason":"the queue is resumed; the pause was: deploy","at":"2026-11-20T12:00:00Z"}"""
            },
        };

    [Theory]
    [MemberData(nameof(Golden))]
    public void This_is_what_is_sent(string kind, string document) =>
        Encoding.UTF8.GetString(NoticePayload.Of(Waiting(NoticeOf(kind)), topic: null)).ShouldBe(document);

    [Theory]
    [InlineData("blocked")]
    [InlineData("breaker_opened")]
    [InlineData("paused")]
    [InlineData("of a later version")]
    public void Slack_finds_its_text_and_ntfy_its_topic_title_and_message_and_nothing_else_means_anything_to_them(
        string kind
    )
    {
        var document = Read(NoticeOf(kind), "beads");

        document.GetProperty("topic").GetString().ShouldBe("beads");
        foreach (var name in (string[])["text", "title", "message"])
        {
            document.GetProperty(name).GetString().ShouldNotBeNullOrWhiteSpace();
        }
        document
            .EnumerateObject()
            .Select(p => p.Name)
            .Intersect(OfOthers, StringComparer.OrdinalIgnoreCase)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Text_of_a_bead_calls_nobody_breaks_no_line_and_is_cut()
    {
        var notice = NoticeOf("blocked") with
        {
            BeadId = "bd-<@U1>",
            Reason = "a & b\u001b[31m\n<!channel> @everyone " + new string('x', 1000),
        };

        var document = Read(notice, "beads");

        var text = document.GetProperty("text").GetString()!;
        text.ShouldContain("a &amp; b [31m &lt;!channel&gt; \uFF20everyone");
        text.ShouldNotContain("@");
        text.ShouldNotContain("<");
        document.GetProperty("message").GetString()!.Length.ShouldBeLessThanOrEqualTo(500);
        document.GetProperty("reason").GetString()!.Length.ShouldBe(300);
        document.GetProperty("message").GetString()!.ShouldNotContain("\n");
    }

    [Fact]
    public void Facts_come_back_as_they_were_and_unreadable_ones_lose_the_details_alone()
    {
        var notice = NoticeOf("blocked");
        NoticeFacts.Read(notice.Id, notice.Kind, notice.BeadId, NoticeFacts.Write(notice)).ShouldBe(notice);
        NoticeFacts
            .Read("i", "blocked", "bd-1", "{")
            .ShouldBe(new Notice("i", "blocked") { BeadId = "bd-1", Reason = "its facts could not be read" });
    }

    private static JsonElement Read(Notice notice, string topic)
    {
        using var document = JsonDocument.Parse(NoticePayload.Of(Waiting(notice), topic));
        return document.RootElement.Clone();
    }

    private static WaitingNotice Waiting(Notice notice) => new(notice, Given.Now, TimeSpan.Zero);

    private static Notice NoticeOf(string kind) =>
        kind switch
        {
            "breaker_opened" => Notices.Of(kind, "t1", "5 failures in a row; HTTP 502"),
            "breaker_closed" => Notices.Of(kind, "t1", "after 3 tries"),
            "paused" => Notices.Of(kind, "t1", "the queue is paused until it is resumed: deploy"),
            "resumed" => Notices.Of(kind, "t1", "the queue is resumed; the pause was: deploy"),
            _ => Notices.Of(kind, "t1", "no progress for 42m") with { BeadId = "bd-1", Attempt = 2, Outcome = "stale" },
        };
}
