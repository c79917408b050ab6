namespace BeadsAutomation.Commands.Explain;

/// <summary>The answers about all beads of a look: the one place that <c>explain</c> and <c>status</c> both show.</summary>
internal static class Answering
{
    /// <summary>Every open bead of the sentinel, every claim in hand, every bead that we blocked.</summary>
    public static IReadOnlyList<BeadAnswer> All(Look look, BeadsOptions options)
    {
        var claims = ClaimReports.Of(look, options).ToDictionary(c => c.BeadId, StringComparer.Ordinal);
        var waiting = new WaitingAnswers(look, options)
            .All()
            .Select(a => a with { Claim = claims.GetValueOrDefault(a.BeadId) });
        return
        [
            .. waiting
                .Concat(InHand(look, options).Select(id => OtherAnswers.InHand(claims[id])))
                .Concat(look.Blocked.Select(OtherAnswers.Blocked))
                // Three reads, and a bead may have moved between them: what was read first stands.
                .DistinctBy(a => a.BeadId, StringComparer.Ordinal),
        ];

        IEnumerable<string> InHand(Look seen, BeadsOptions by) =>
            seen
                .Claims.Claims.Histories.Where(h =>
                    claims.ContainsKey(h.BeadId)
                    && h.Bead is { Status: BeadStatus.InProgress } bead
                    && bead.IsAssignedTo(by.Assignee)
                )
                .Select(h => h.BeadId);
    }
}
