using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>Whether a user may do what dispatcher and reaper do.</summary>
internal static class RightsJudge
{
    /// <summary>What follows from the rights that were refused when they were tried.</summary>
    /// <param name="lacking">Those.</param>
    /// <param name="grants">The statements that give them.</param>
    /// <param name="isDolt">Where there is a right that cannot be tried.</param>
    public static Finding Judge(IReadOnlyList<Need> lacking, IReadOnlyList<string> grants, bool isDolt)
    {
        if (lacking.Count == 0)
        {
            var untried = isDolt ? "; EXECUTE, by which it commits history, was not tried" : "";
            return new Finding(
                DoctorCheck.Rights,
                Severity.Ok,
                $"this user may do all that dispatcher and reaper do{untried}"
            );
        }
        var looks = lacking.Any(need => need.Rights.Contains("SELECT")) ? "" : "can look, and ";
        return new Finding(
            DoctorCheck.Rights,
            Severity.Error,
            $"this user {looks}lacks what dispatcher and reaper need: {string.Join("; ", lacking.Select(need => need.Words))}",
            $"give it: {string.Join("; ", grants)}"
        );
    }

    /// <summary>Tables are missing that a first claim or notice makes: whether this user may is seen when it does.</summary>
    public static Finding ToMake(IReadOnlyList<SqlText> tables)
    {
        var names = string.Join(", ", tables.Select(LedgerTables.MadeBy));
        return new Finding(
            DoctorCheck.Rights,
            Severity.Info,
            $"not made yet: {names}; whoever makes them first needs CREATE on each, which cannot be tried without making them",
            "run the statements that doctor prints as a user who may, or give CREATE to this one"
        );
    }
}
