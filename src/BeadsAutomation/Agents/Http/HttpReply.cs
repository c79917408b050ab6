namespace BeadsAutomation.Agents.Http;

/// <summary>What one request came to: an answer with head and body, or a failure, with the head when that had arrived.</summary>
/// <param name="Head">The answer's head.</param>
/// <param name="Body">The answer's body, when it was read to its end or its limit.</param>
/// <param name="Failure">What went wrong; <see langword="null"/> when there is an answer.</param>
internal sealed record HttpReply<T>(HttpHead? Head, T? Body, HttpFailure? Failure)
{
    /// <summary>How its text may be shown.</summary>
    public PeerText Peer { get; init; } = PeerText.OfNobody;

    /// <summary>The proxy it came through, fit to be shown.</summary>
    public string? Proxy { get; init; }

    /// <summary>One printable line about it, with its own text in it: the only way to show that.</summary>
    public string Line(string? words, int max) => Peer.Line(words, max, Proxy);
}

/// <summary>What is read of an answer's head.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">What the service asked us to wait.</param>
/// <param name="Location">Where a redirect points to, as sent.</param>
internal sealed record HttpHead(int Status, TimeSpan? RetryAfter, string? Location);

/// <summary>Why there is no answer.</summary>
/// <param name="What">One clause for people, without the address.</param>
/// <param name="BytesMayHaveLeft">False: surely nothing was sent.</param>
internal sealed record HttpFailure(string What, bool BytesMayHaveLeft);
