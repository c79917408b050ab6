namespace BeadsAutomation.Reaping;

/// <summary>One claim or unsettled attempt as the sweep judged it.</summary>
/// <param name="BeadId">The bead, exactly as stored.</param>
/// <param name="Verdict">What was done with it, or would be.</param>
/// <param name="Outcome">How the attempt ended; <see langword="null"/> while it goes on.</param>
/// <param name="Detail">One printable line: what the job said, why it is kept; empty when there is nothing to add.</param>
/// <param name="AgeMinutes">Whole minutes since the newest sign of life; <see langword="null"/> when that was not what decided.</param>
public sealed record SweptBead(
    string BeadId,
    SweepVerdict Verdict,
    AttemptOutcome? Outcome,
    string Detail,
    int? AgeMinutes
);
