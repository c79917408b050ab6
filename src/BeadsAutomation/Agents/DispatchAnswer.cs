namespace BeadsAutomation.Agents;

/// <summary>What a dispatch came to.</summary>
/// <param name="Class">What the answer proves.</param>
/// <param name="JobId">The job, when accepted: at most 200 printable characters.</param>
/// <param name="HttpStatus">The HTTP status; <see langword="null"/> when none arrived.</param>
/// <param name="Detail">One printable line, at most 300 characters: what the service said, or what went wrong.</param>
/// <param name="RetryAfter">What the service asked us to wait.</param>
public sealed record DispatchAnswer(
    AnswerClass Class,
    string? JobId,
    int? HttpStatus,
    string Detail,
    TimeSpan? RetryAfter = null
)
{
    /// <summary>The longest detail.</summary>
    internal const int LongestDetail = 300;
}
