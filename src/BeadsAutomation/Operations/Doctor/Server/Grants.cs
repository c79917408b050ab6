using System.Text.RegularExpressions;

namespace BeadsAutomation.Operations.Doctor.Server;

/// <summary>What SHOW GRANTS says. Its lines are never shown: MariaDB's hold the hash of the password.</summary>
internal sealed partial class Grants
{
    private readonly List<Grant> _grants;

    private Grants(List<Grant> grants, bool isWhole) => (_grants, IsWhole) = (grants, isWhole);

    /// <summary>False when a role was given whose rights are not listed: then what is not here may be there all the same.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads the lines.</summary>
    public static Grants Read(IReadOnlyList<string> lines)
    {
        var matches = lines.Select(line => Line().Match(line)).Where(match => match.Success).ToList();
        var isWhole = lines.Count == matches.Count(m => m.Groups["table"].Success) + lines.Count(IsNoMatter);
        return new Grants([.. matches.Where(m => m.Groups["table"].Success).Select(Of)], isWhole);
    }

    /// <summary>Whether this right on this table was given: to all databases, to this one, or on the table itself.</summary>
    public bool Allow(string right, string database, string table) =>
        _grants.Any(g =>
            (g.Table is "*" || string.Equals(g.Table, table, StringComparison.Ordinal))
            && g.IsFor(database)
            && (g.Rights.Contains("ALL PRIVILEGES") || g.Rights.Contains("ALL") || g.Rights.Contains(right))
        );

    // Of MySQL: leave to be another user. Neither gives nor takes anything here.
    private static bool IsNoMatter(string line) =>
        line.StartsWith("GRANT PROXY ON", StringComparison.OrdinalIgnoreCase)
        || !line.StartsWith("GRANT", StringComparison.OrdinalIgnoreCase);

    private static Grant Of(Match line) =>
        new(
            ColumnList()
                .Replace(line.Groups["rights"].Value, "")
                .Split(',', StringSplitOptions.TrimEntries)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Plain(line.Groups["database"].Value),
            Plain(line.Groups["table"].Value)
        );

    private static string Plain(string name) => name.Trim('`').Replace("``", "`", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^GRANT (?!PROXY )(?<rights>.+?) ON (TABLE )?(?<database>\*|`([^`]|``)+`)\.(?<table>\*|`([^`]|``)+`) TO ",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();

    // A right on some columns may be enough; the statement that lacks one says so.
    [GeneratedRegex(@"\s*\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnList();

    private sealed record Grant(HashSet<string> Rights, string Database, string Table)
    {
        /// <summary>In a grant on a whole database its name is a pattern as for LIKE.</summary>
        public bool IsFor(string database) =>
            Database is "*"
            || string.Equals(Database, database, StringComparison.Ordinal)
            || (Table is "*" && IsLike(database));

        private bool IsLike(string database)
        {
            var pattern = Regex.Replace(
                Database,
                @"\\[%_]|%|_|[^%_\\]+|\\",
                part =>
                    part.Value switch
                    {
                        "%" => ".*",
                        "_" => ".",
                        ['\\', var wildcard] => Regex.Escape(wildcard.ToString()),
                        var text => Regex.Escape(text),
                    },
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
            return Regex.IsMatch(database, $@"\A{pattern}\z", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        }
    }
}
