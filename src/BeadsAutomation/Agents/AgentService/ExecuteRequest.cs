using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Agents.Prompts;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>What the agent service is sent for one bead.</summary>
internal static class ExecuteRequest
{
    /// <summary>The POST: our prompt, what the job may cost and last, and whose it is.</summary>
    public static HttpRequestMessage New(Uri url, DispatchOrder order, BeadsOptions options)
    {
        var body = new ExecuteAsked(
            Prompt.Of(order, options),
            options.ServiceAgent,
            options.JobBudget,
            (long)Math.Ceiling(options.JobTimeout.TotalSeconds),
            new ExecuteMetadata(order.BeadId, order.Attempt, order.Key.ShortToken)
        );
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = JsonBody.Of(body, ExecuteJson.Default.ExecuteAsked),
        };
        request.Headers.Add("Idempotency-Key", order.Token);
        if (!string.IsNullOrEmpty(options.AgentServiceToken))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AgentServiceToken);
        }
        return request;
    }

    /// <summary>Why this order must not be sent; <see langword="null"/> when it may.</summary>
    public static DispatchAnswer? Refusal(DispatchOrder order) =>
        !PlainId.Is(order.BeadId)
            ? NotSent(
                AnswerClass.BeadFaultForGood,
                "the bead's id is not one word of letters, digits, '-', '_' and '.', and an agent has to write it into command lines"
            )
        : order.Text is null ? NotSent(AnswerClass.BeadFault, "the bead's text could not be read")
        : null;

    private static DispatchAnswer NotSent(AnswerClass answer, string why) =>
        new(answer, JobId: null, HttpStatus: null, $"not sent: {why}");
}

/// <summary>The body of <c>/execute</c>.</summary>
internal sealed record ExecuteAsked(
    string Prompt,
    string Agent,
    double MaxBudgetUsd,
    long TimeoutSeconds,
    ExecuteMetadata Metadata
);

/// <summary>Whose job it is.</summary>
internal sealed record ExecuteMetadata(string Bead, int Attempt, string Claim);

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
[JsonSerializable(typeof(ExecuteAsked))]
internal sealed partial class ExecuteJson : JsonSerializerContext;
