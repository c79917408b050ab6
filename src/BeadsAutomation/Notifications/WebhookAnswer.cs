namespace BeadsAutomation.Notifications;

/// <summary>What a receiver made of a notice.</summary>
/// <param name="Fate">What follows for it and for those behind it.</param>
/// <param name="Detail">One line for people: the receiver's host and what it said; never the address, which is a secret.</param>
internal sealed record WebhookAnswer(NoticeFate Fate, string Detail);

/// <summary>What follows from an answer.</summary>
internal enum NoticeFate
{
    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>This document was not: the next one may be.</summary>
    Refused,

    /// <summary>No other would be now.</summary>
    Stop,
}
