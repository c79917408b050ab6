namespace BeadsAutomation.Beads;

/// <summary>Whether acceptance criteria say anything.</summary>
public static class AcceptanceCriteria
{
    // JavaScript's trim() on the agent's side strips it; .NET does not count it as white space.
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>True for text with at least one character that is not white space, Unicode's included.</summary>
    public static bool AreWritten(string? text) =>
        text is not null && text.Any(c => !char.IsWhiteSpace(c) && c != ByteOrderMark);
}
