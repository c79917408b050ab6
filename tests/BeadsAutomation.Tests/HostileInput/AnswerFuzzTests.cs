using System.Net;
using System.Text.Json;
using BeadsAutomation.Testing.Chance;

namespace BeadsAutomation.Tests.HostileInput;

/// <summary>Whatever a service or a proxy in front of it answers, it is read as far as it proves something, and as nothing otherwise.</summary>
public sealed class AnswerFuzzTests
{
    private static readonly Uri Url = new("http://agent:8080/x");
    private static readonly int[] Statuses = [201, 204, 302, 400, 401, 404, 405, 409, 429, 500, 502, 503];

    private static readonly string[] Dispatches =
    [
        """{"job_id":"7d3c5e","status":"queued"}""",
        """{"ok":true,"job_id":42}""",
        """{"error":"Bead bd-1 not found."}""",
        """{"error":"bd-1 is missing acceptance criteria."}""",
        """{"error":[{"loc":["body","prompt"],"msg":"field required"}]}""",
        """{"error":"Queue full"}""",
        """{"error":"Claude agent service is not configured. Set CLAUDE_AGENT_URL."}""",
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
    ];

    private static readonly string[] Rooms =
    [
        """{"busy":false}""",
        """{"busy":true,"job":"7d3c5e"}""",
        """{"status":"ok","busy":false,"active":3,"queued":1,"capacity":10}""",
        """{"status":"ok"}""",
        """{"status":"degraded","capacity":-2147483648,"active":2147483647,"queued":2147483647}""",
    ];

    private static readonly string[] Jobs =
    [
        """{"id":"7d3c5e","status":"completed","exit_code":0,"output":["a line","another"],"error":null}""",
        """{"id":"7d3c5e","status":"failed","exit_code":1,"output":"one text","error":"it broke\nthere"}""",
        """{"status":"running","prompt":"work on \u201cit\u201d","metadata":{"bead":"bd-1","list":[1,2,{"status":"x"}]}}""",
        """{"detail":"Job not found"}""",
    ];

    [Fact]
    public Task A_dispatch_is_accepted_with_a_job_and_refused_only_in_words_that_prove_it() =>
        Fuzz.RunAsync(
            Dispatches,
            async input =>
            {
                foreach (var status in StatusesFor(input))
                {
                    var body = await BodyText.ReadAsync(Response(status, input), default);
                    var reply = new HttpReply<BodyText>(new HttpHead(status, null, null), body, null);
                    var answer = BeadBoardAnswers.Classify(Url, reply, Given.Id);
                    Answered.ShouldBeFair(answer, status, body);
                }
            }
        );

    [Fact]
    public Task Room_is_free_or_busy_only_in_the_services_own_json() =>
        Fuzz.RunAsync(
            Rooms,
            async input =>
            {
                foreach (var status in StatusesFor(input))
                {
                    var head = new HttpHead(status, null, null);
                    var body = await BodyText.ReadAsync(Response(status, input), default);
                    var reply = new HttpReply<BodyText>(head, body, null);
                    foreach (var room in new[] { BeadBoardRoom.Read(Url, reply), ServiceRoom.Read(Url, reply) })
                    {
                        (room.State == RoomState.Unreachable || (status == 200 && IsObject(body.Text))).ShouldBeTrue();
                        (room.Free is null or >= 0).ShouldBeTrue();
                        Printable.IsPrintable(room.Detail).ShouldBeTrue();
                    }
                }
            }
        );

    [Fact]
    public Task A_job_is_over_only_in_the_services_own_json() =>
        Fuzz.RunAsync(
            Jobs,
            async input =>
            {
                foreach (var status in StatusesFor(input))
                {
                    var body = await JobBody.ReadAsync(Response(status, input), default);
                    var reply = new HttpReply<JobBody>(new HttpHead(status, null, null), body, null);
                    var report = JobAnswers.Classify(Url, reply, TimeSpan.FromMinutes(10));
                    var text = (await BodyText.ReadAsync(Response(status, input), default)).Text;
                    (report.State == JobState.CannotTell || (status is 200 or 404 && IsObject(text))).ShouldBeTrue();
                    (report.State == JobState.Lost).ShouldBe(status == 404 && Says(text, "Job not found"));
                    report.Detail.Length.ShouldBeLessThanOrEqualTo(300);
                    Printable.IsPrintable(report.Detail).ShouldBeTrue();
                    (report.OutputTail ?? "").Length.ShouldBeLessThanOrEqualTo(4096);
                }
            }
        );

    private static int[] StatusesFor(byte[] input) => [200, Statuses[input.Length % Statuses.Length]];

    private static HttpResponseMessage Response(int status, byte[] body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    // A text that was cut at its limit is an object only by what is left of it: then nothing may be read from it either.
    private static bool IsObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return text.Length >= 60_000;
        }
    }

    private static bool Says(string text, string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.EnumerateObject()
                    .Select(p => p.Name)
                    .SequenceEqual(["detail"], StringComparer.Ordinal)
                && json.RootElement.GetProperty("detail") is { ValueKind: JsonValueKind.String } said
                && said.GetString() == detail;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
