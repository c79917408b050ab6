namespace BeadsAutomation.Ledger;

/// <summary>What a webhook is told of one transition: written with the transition, sent later.</summary>
/// <param name="Id">The same for the same transition, so that it is told once.</param>
/// <param name="Kind">One of <see cref="NoticeKind"/>; a later version may know more.</param>
public sealed record Notice(string Id, string Kind)
{
    /// <summary>The bead, where it is about one.</summary>
    public string? BeadId { get; init; }

    /// <summary>The number of its attempt.</summary>
    public int? Attempt { get; init; }

    /// <summary>How that ended, as the ledger says it.</summary>
    public string? Outcome { get; init; }

    /// <summary>One printable line.</summary>
    public string Reason { get; init; } = "";
}
