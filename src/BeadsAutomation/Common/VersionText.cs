using System.Reflection;

namespace BeadsAutomation.Common;

/// <summary>Which build this is.</summary>
internal static class VersionText
{
    /// <summary>Version, and the commit where the build knew it: <c>0.1.0 (63dd363a1b2c)</c>.</summary>
    public static string OfThisBuild { get; } =
        Of(
            typeof(VersionText)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
                ?? "unknown"
        );

    /// <summary>As the build stamps it: version, a plus sign, commit.</summary>
    public static string Of(string stamp) =>
        stamp.Split('+', 2) is [var version, { Length: > 0 } commit]
            ? $"{version} ({commit[..Math.Min(12, commit.Length)]})"
            : stamp;
}
