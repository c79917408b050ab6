using System.Globalization;
using System.Text.RegularExpressions;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Testing.Schemas;

/// <summary>The statements that make bd's tables of one schema version on one kind of server.</summary>
public static partial class SchemaScript
{
    /// <summary>The versions that bd's releases have had: 1.0.1 to 1.0.4, 1.0.5, 1.1 to 1.2.2, 1.3.0.</summary>
    public static readonly IReadOnlyList<int> Versions = [32, 49, 53, 66];

    /// <summary>The first version with a lease table.</summary>
    public const int FirstWithLeases = 55;

    /// <summary>The first version with <c>row_lock</c>.</summary>
    public const int FirstWithRowLock = 54;

    /// <summary>The first version whose dependencies tell issues, wisps and external targets apart.</summary>
    public const int FirstWithTypedTargets = 41;

    public static IReadOnlyList<string> Statements(int version, Flavour flavour)
    {
        var script = Resource
            .Read("bd.sql")
            .Replace("${beads}", Resource.Read("bead-columns.sql").TrimEnd(), StringComparison.Ordinal);
        if (flavour == Flavour.MariaDb)
        {
            script = script.Replace(" on update cascade", "", StringComparison.Ordinal);
        }
        var numbers = string.Join(',', Enumerable.Range(1, version).Select(v => $"({v})"));
        return
        [
            .. script
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(statement => Render(statement, version))
                .Where(statement => statement.Length > 0),
            $"insert into schema_migrations (version) values {numbers}",
        ];
    }

    private static string Render(string statement, int version)
    {
        var lines = statement.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)).ToList();
        return lines.Count > 0 && Applies(lines[0], version)
            ? string.Join('\n', lines.Where(l => Applies(l, version)).Select(WithoutCondition))
            : "";
    }

    private static bool Applies(string line, int version)
    {
        var condition = Condition().Match(line);
        return !condition.Success
            || (
                version >= Bound(condition.Groups["from"], 0) && version <= Bound(condition.Groups["to"], int.MaxValue)
            );
    }

    private static int Bound(Group group, int otherwise) =>
        group.Length == 0 ? otherwise : int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string WithoutCondition(string line) => Condition().Replace(line, "");

    [GeneratedRegex(@" -- (?<from>\d*)\.\.(?<to>\d*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();
}
