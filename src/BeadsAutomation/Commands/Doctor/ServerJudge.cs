using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>What a server is, and whose database it holds.</summary>
internal static class ServerJudge
{
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(30);

    /// <summary>Which server answers.</summary>
    /// <param name="options">Where it is and who we are there.</param>
    /// <param name="doltVersion">Dolt's own version; <see langword="null"/> for another server.</param>
    /// <param name="version">The version that clients are told.</param>
    public static Finding Server(BeadsOptions options, string? doltVersion, string version)
    {
        var where = $"at {options.Host}:{options.Port}, database {options.Database}, user {options.User}";
        return doltVersion is not null
            ? new Finding(DoctorCheck.Store, Severity.Ok, $"Dolt {Printable.Line(doltVersion, 50)} {where}")
            : new Finding(
                DoctorCheck.Store,
                Severity.Info,
                $"{Printable.Line(version, 50)}, not Dolt, {where}: claims are exclusive by row locks, and history is not committed",
                "nothing needs to be done; bd itself works on Dolt"
            );
    }

    /// <summary>Whether it is the database of this project.</summary>
    public static Finding Project(string? ours, string? theirs, StoreOther other) =>
        (string.IsNullOrEmpty(ours), string.IsNullOrEmpty(theirs)) switch
        {
            (true, _) => new Finding(
                DoctorCheck.Project,
                Severity.Info,
                "no metadata.json names a project id, so that the database's is not checked",
                "mount bd's metadata.json if several databases are within reach"
            ),
            (_, true) => new Finding(
                DoctorCheck.Project,
                Severity.Info,
                "the database names no project id, so that ours is not checked",
                "run any newer bd there once, which writes one"
            ),
            _ when !string.Equals(ours, theirs, StringComparison.Ordinal) => new Finding(
                DoctorCheck.Project,
                Severity.Error,
                other(theirs!)
            ),
            _ => new Finding(DoctorCheck.Project, Severity.Ok, "the database is that of metadata.json"),
        };

    /// <summary>How far the clocks are apart.</summary>
    /// <param name="ahead">How much this machine's is ahead.</param>
    public static Finding Clock(TimeSpan ahead) =>
        ahead.Duration() <= ToleratedSkew
            ? new Finding(DoctorCheck.Clock, Severity.Ok, "this machine and the database agree on the time")
            : new Finding(
                DoctorCheck.Clock,
                Severity.Warning,
                $"this machine's clock is {Durations.Format(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's; ages and holds are counted in database time, so that only log lines show another time",
                "let both keep time by NTP; who writes beads from a wrong clock seems silent, or alive, for as much longer"
            );

    /// <summary>What follows from the schema.</summary>
    public static Finding Schema(SchemaFeatures features)
    {
        var words = string.Join(
            ", ",
            features.SplitDependencies ? "dependencies by kind" : "dependencies in one column",
            features.RowLock ? "row_lock renewed by each claim" : "no row_lock",
            features.Leases ? "leases are signs of life" : "no leases"
        );
        var sentence = $"bd schema {features.Version}: {words}";
        return SchemaFeatures.Tested.Contains(features.Version)
            ? new Finding(DoctorCheck.Schema, Severity.Ok, sentence)
            : new Finding(
                DoctorCheck.Schema,
                Severity.Info,
                $"{sentence}; it has every column that is needed, and nobody tested it",
                $"tested are {string.Join(", ", SchemaFeatures.Tested)}: watch the first beads"
            );
    }
}

/// <summary>The sentence about a database of another project.</summary>
internal delegate string StoreOther(string found);
