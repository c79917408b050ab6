namespace BeadsAutomation.Ledger;

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

/// <summary>What an answer proves. The words in the ledger are the lower snake case of the names.</summary>
public enum AnswerClass
{
    /// <summary>A job exists.</summary>
    Accepted,

    /// <summary>Surely no job, and the bead is the cause.</summary>
    BeadFault,

    /// <summary>Surely no job, the bead is the cause, and trying again cannot help.</summary>
    BeadFaultForGood,

    /// <summary>Surely no job, and what is around us is the cause.</summary>
    Environment,

    /// <summary>Surely no job: a token is missing or wrong.</summary>
    Auth,

    /// <summary>Surely no job: no room now.</summary>
    Busy,

    /// <summary>It cannot be known whether a job exists.</summary>
    Unknown,
}
