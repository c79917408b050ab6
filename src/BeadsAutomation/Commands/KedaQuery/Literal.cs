using System.Globalization;

namespace BeadsAutomation.Commands.KedaQuery;

/// <summary>Values written into a statement, for those who send it without parameters.</summary>
internal static class Literal
{
    // The sql_mode of a connection that is not ours says whether a backslash escapes: none may stand in quotes.
    private const string Backslash = "CHAR(92 USING utf8mb4)";

    /// <summary>Text that means the same in every <c>sql_mode</c>.</summary>
    public static string Of(string text) =>
        text.Contains('\\', StringComparison.Ordinal)
            ? $"CONCAT({string.Join($", {Backslash}, ", text.Split('\\').Select(Quoted))})"
            : Quoted(text);

    /// <summary>Texts for the parentheses behind IN.</summary>
    public static string Of(IEnumerable<string> texts) => string.Join(", ", texts.Select(Of));

    /// <summary>A whole number.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole seconds, rounded up.</summary>
    public static string Of(TimeSpan time) => Of((long)Math.Ceiling(time.TotalSeconds));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
