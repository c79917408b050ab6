namespace BeadsAutomation.Notifications;

/// <summary>What a receiver made of a notice.</summary>
/// <param name="Fate">What follows for it and for those behind it.</param>
/// <param name="Detail">One line for people: the receiver's host and what it said; never the address, which is a secret.</param>
/// <param name="RetryAfter">What the receiver asked us to wait.</param>
internal sealed record WebhookAnswer(NoticeFate Fate, string Detail, TimeSpan? RetryAfter = null);

/// <summary>What follows from an answer.</summary>
internal enum NoticeFate
{
    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>This one was not: the next one may be.</summary>
    Refused,

    /// <summary>It was refused for the sake of the address, as every other would be now.</summary>
    Turned,

    /// <summary>The receiver broke down over it, or gave no answer: nothing is sent now, and another one goes first the next time.</summary>
    Failed,

    /// <summary>Nobody is there, or has no time: no other would be taken now, and this one is not the cause.</summary>
    Down,
}
