namespace BeadsAutomation.Options;

/// <summary>Whose hand-overs count. bd's actor is what its user says of himself, so this guards against mistakes and not against malice.</summary>
/// <param name="Text">Names of bd's actors with commas between; blanks around them do not count. Blank trusts everybody.</param>
public sealed record TrustedActors(string Text)
{
    /// <summary>Whether everybody is trusted.</summary>
    public bool IsOff => Names.Count == 0;

    /// <summary>Who is trusted.</summary>
    public IReadOnlyList<string> Names =>
        Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether this actor may hand a bead over; an unknown one may not, unless everybody may.</summary>
    public bool Trust(string? actor) => IsOff || Names.Contains(actor, StringComparer.Ordinal);
}
