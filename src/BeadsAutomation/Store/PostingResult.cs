namespace BeadsAutomation.Store;

/// <summary>What the read just before the POST found, in the transaction that marked the row.</summary>
/// <param name="Write">Applied: the row is in state posting and the POST may go out. Lost: the row was no longer claimed, or <paramref name="Obstacle"/> says what came between.</param>
/// <param name="Obstacle">Why the row was not marked although it is still ours; <see langword="null"/> otherwise.</param>
/// <param name="History">The bead as that read saw it; <see langword="null"/> when nothing could be read.</param>
/// <param name="Reason">The bead's readiness when <paramref name="Obstacle"/> is <see cref="PostingObstacle.NotReady"/>.</param>
public sealed record PostingResult(
    WriteResult Write,
    PostingObstacle? Obstacle,
    BeadHistory? History,
    ReasonCode? Reason
);
