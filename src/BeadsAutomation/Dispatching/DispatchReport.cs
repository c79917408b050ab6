namespace BeadsAutomation.Dispatching;

/// <summary>One bead that was claimed, and what came of it.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Attempt">The attempt's number.</param>
/// <param name="ShortToken">The first digits of its token; <see langword="null"/> in a dry run.</param>
/// <param name="Result">What came of it.</param>
/// <param name="JobId">The job that the service named.</param>
/// <param name="HttpStatus">The HTTP status; <see langword="null"/> when no answer arrived or nothing was sent.</param>
/// <param name="Detail">One printable line; empty when there is nothing to add.</param>
/// <param name="Answer">What the answer proves; <see langword="null"/> when nothing was sent.</param>
public sealed record DispatchReport(
    string BeadId,
    int Attempt,
    string? ShortToken,
    DispatchResult Result,
    string? JobId,
    int? HttpStatus,
    string Detail,
    AnswerClass? Answer = null
);
