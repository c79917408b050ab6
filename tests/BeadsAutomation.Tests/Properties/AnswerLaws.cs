using System.Globalization;
using BeadsAutomation.Testing.Chance;
using FsCheck;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

/// <summary>Any status with any header and any body.</summary>
public sealed class AnswerLaws
{
    private static readonly string[] Bodies =
    [
        """{"job_id":"7d3c5e"}""",
        """{"job_id":7}""",
        """{"job_id":" "}""",
        """{"job_id":null,"error":"Queue full"}""",
        """{"error":"Invalid token"}""",
        """{"error":[]}""",
        """{"error":"fetch failed"}""",
        """{"error":"Claude agent service is not configured."}""",
        """{"error":"Bead bd-1 not found."}""",
        """{"error":"taskId is required."}""",
        """{"error":"\ud800"}""",
        """{"error":[{"loc":["body","prompt"],"msg":"too long"}]}""",
        """{"error":[{"loc":["body","\ud800"],"msg":7}]}""",
        "[]",
        "null",
        "",
    ];

    private static readonly Gen<string> AnyBody = Gen.OneOf(
        Gen.Elements(Bodies),
        StrangeText.Any,
        StrangeText.Any.Select(text => $"{{\"error\":\"{text}\"}}"),
        StrangeText.Any.Select(text => $"{{\"job_id\":\"{text}\"}}")
    );

    private static readonly Gen<int> AnyStatus = Gen.OneOf(Gen.Choose(100, 599), Gen.Elements(-1, 0, 99, 999));

    [Fact]
    public void A_dispatch_is_accepted_with_a_job_and_refused_only_where_surely_nothing_started() =>
        Law.Holds(
            from status in AnyStatus
            from body in AnyBody
            from complete in Gen.Elements(true, true, false)
            select (Status: status, Body: new BodyText(body, complete)),
            given =>
            {
                var (status, body) = given;

                var answer = BeadBoardAnswers.Classify(
                    new Uri("http://board/api/agent-dispatch"),
                    new HttpReply<BodyText>(new HttpHead(status, null, body.Text), body, null),
                    Given.Id
                );

                HostileInput.Answered.ShouldBeFair(answer, status, body);
                answer.Class.IsRefusal().ShouldBe(answer.Class is not (AnswerClass.Accepted or AnswerClass.Unknown));
            }
        );

    [Fact]
    public void The_services_own_answer_is_accepted_with_a_job_and_refused_only_where_surely_nothing_started() =>
        Law.Holds(
            from status in AnyStatus
            from body in AnyBody.Select(b => b.Replace("\"error\"", "\"detail\"", StringComparison.Ordinal))
            from complete in Gen.Elements(true, true, false)
            select (Status: status, Body: new BodyText(body, complete)),
            given =>
            {
                var (status, body) = given;

                var answer = ExecuteAnswers.Classify(
                    new Uri("http://agent/execute"),
                    new HttpReply<BodyText>(new HttpHead(status, null, body.Text), body, null),
                    hasToken: true
                );

                HostileInput.Answered.ShouldBeFair(answer, status, body);
            }
        );

    [Fact]
    public void A_wish_to_wait_is_never_negative_nor_longer_than_an_hour() =>
        Law.Holds(
            Gen.OneOf(
                StrangeText.Any,
                Gen.Choose(int.MinValue, int.MaxValue).Select(n => n.ToString(CultureInfo.InvariantCulture)),
                Gen.Choose(-100_000, 100_000).Select(s => Given.Now.AddSeconds(s).ToString("R")),
                Gen.Elements("99999999999999999999999", "1e3", "0", "Fri, 32 Nov 2026 12:00:00 GMT")
            ),
            header =>
            {
                using var response = new HttpResponseMessage();
                response.Headers.TryAddWithoutValidation("Retry-After", header);

                var wait = RetryAfter.Read(response.Headers, new DateTimeOffset(Given.Now));

                (wait ?? TimeSpan.Zero).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromHours(1));
            }
        );
}
