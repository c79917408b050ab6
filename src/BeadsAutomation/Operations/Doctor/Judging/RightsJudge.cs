using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Server;
using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Operations.Doctor.Judging;

/// <summary>Whether a user may do what dispatcher and reaper do.</summary>
internal static class RightsJudge
{
    public static Finding Judge(Grants grants, string database, IReadOnlyList<Need> needs)
    {
        var lacking = needs
            .Select(need => need with { Rights = [.. need.Rights.Where(r => !grants.Allow(r, database, need.Table))] })
            .Where(need => need.Rights.Length > 0)
            .ToList();
        if (lacking.Count == 0)
        {
            return new Finding(Check.Rights, Severity.Ok, "this user may do all that dispatcher and reaper do");
        }
        var words = string.Join("; ", lacking.Select(need => $"{string.Join(", ", need.Rights)} on {need.Table}"));
        return grants.IsWhole
            ? new Finding(
                Check.Rights,
                Severity.Error,
                $"this user can look, and lacks what dispatcher and reaper need: {words}",
                "give it with the statements that doctor prints"
            )
            : new Finding(
                Check.Rights,
                Severity.Info,
                $"the rights come by a role and cannot be listed here; these were not seen: {words}",
                "where a tick is refused, give them with the statements that doctor prints"
            );
    }
}
