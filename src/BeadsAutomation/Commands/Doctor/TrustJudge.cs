namespace BeadsAutomation.Commands.Doctor;

/// <summary>Whether the list of those who may hand over says what it seems to say.</summary>
internal static class TrustJudge
{
    /// <summary>Nothing where everybody is trusted.</summary>
    public static IEnumerable<Finding> Judge(BeadsOptions options)
    {
        if (options.TrustedActors.IsOff)
        {
            yield break;
        }
        var agents = options
            .TrustedActors.Names.Intersect([options.Assignee, options.Actor], StringComparer.Ordinal)
            .ToList();
        yield return agents.Count == 0
            ? new Finding(
                DoctorCheck.Trust,
                Severity.Ok,
                $"{options.TrustedActors.Names.Count} may hand beads over, as bd's users declare themselves"
            )
            : new Finding(
                DoctorCheck.Trust,
                Severity.Warning,
                Printable.Line(
                    $"BEADS_TRUSTED_ACTORS names {string.Join(" and ", agents)}, as whom agents or this program write: an agent could hand beads to itself",
                    300
                ),
                "name people only, and let agents write as somebody else"
            );
    }
}
