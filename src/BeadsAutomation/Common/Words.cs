using System.Text.Json;

namespace BeadsAutomation.Common;

/// <summary>Names as documents write them: lower snake case.</summary>
internal static class Words
{
    public static string Of(Enum name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());
}
