using System.Text.Json.Serialization;
using BeadsAutomation.Agents.Http;

namespace BeadsAutomation.Agents.BeadBoard;

/// <summary>What is sent to BeadBoard for one bead.</summary>
internal static class DispatchRequest
{
    /// <summary>The POST: only the id, as JSON.</summary>
    public static HttpRequestMessage New(Uri url, string beadId) =>
        new(HttpMethod.Post, url)
        {
            Content = JsonBody.Of(new TaskToDispatch(beadId), DispatchJson.Default.TaskToDispatch),
        };

    /// <summary>
    /// Why a bead of this id must not be sent; <see langword="null"/> when it may. BeadBoard strips white space around an id, and would
    /// work on the bead of that name.
    /// </summary>
    public static DispatchAnswer? Refusal(string beadId) =>
        beadId.Length > 0 && !IsStripped(beadId[0]) && !IsStripped(beadId[^1])
            ? null
            : new DispatchAnswer(
                AnswerClass.BeadFaultForGood,
                JobId: null,
                HttpStatus: null,
                "not sent: the bead's id begins or ends with white space, which BeadBoard strips: it would work on another bead"
            );

    // JavaScript's trim() takes the byte order mark for white space, too.
    private static bool IsStripped(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';
}

/// <summary>The body of <c>/api/agent-dispatch</c>.</summary>
internal sealed record TaskToDispatch(string TaskId);

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(TaskToDispatch))]
internal sealed partial class DispatchJson : JsonSerializerContext;
