using System.Text.Json;

namespace BeadsAutomation.Tests.HostileInput;

/// <summary>What an answer to a dispatch may be taken for, said a second time and more simply than the product says it.</summary>
internal static class Answered
{
    public static void ShouldBeFair(DispatchAnswer answer, int status, BodyText body)
    {
        var isObject = body.Complete && IsObject(body.Text);
        var mayBeRefused = status switch
        {
            >= 300 and < 400 or 401 or 403 or 404 or 405 or 407 or 429 => true,
            400 or 409 or 422 => isObject,
            500 => isObject && body.Text.Contains("Claude agent service", StringComparison.Ordinal),
            502 => isObject,
            _ => false,
        };
        switch (answer.Class)
        {
            case AnswerClass.Accepted:
                (status is >= 200 and < 300 && isObject).ShouldBeTrue();
                answer.JobId.ShouldNotBeNullOrWhiteSpace();
                break;
            case AnswerClass.Unknown:
                break;
            default:
                mayBeRefused.ShouldBeTrue($"HTTP {status} was taken for {answer.Class}");
                break;
        }
        (answer.JobId is null).ShouldBe(answer.Class != AnswerClass.Accepted);
        answer.Detail.Length.ShouldBeLessThanOrEqualTo(300);
        Printable.IsPrintable(answer.Detail + answer.JobId).ShouldBeTrue();
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
