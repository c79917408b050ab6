namespace BeadsAutomation.Store;

/// <summary>A bead as a report names it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, as stored.</param>
/// <param name="Status">Its status now.</param>
/// <param name="Waits">Whether it is open and the sentinel's.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ClosedAt">When it was closed, if it is.</param>
public sealed record PeriodBead(
    string Id,
    string Title,
    string Status,
    bool Waits,
    DateTime CreatedAt,
    DateTime? ClosedAt
);
