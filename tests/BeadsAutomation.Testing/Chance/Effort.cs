using System.Globalization;

namespace BeadsAutomation.Testing.Chance;

/// <summary>How much the tests of chance do, and where chance begins: the same run comes to the same cases until told otherwise.</summary>
public static class Effort
{
    /// <summary>Cases of every property, in short and long runs.</summary>
    public const int Properties = 10_000;

    private const string SeedVariable = "BEADS_TEST_SEED";

    /// <summary>Set by <c>./test --long</c>.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("BEADS_TEST_LONG") is { Length: > 0 };

    /// <summary>Cases of every fuzzed reader.</summary>
    public static int FuzzCases => IsLong ? 100_000 : 5_000;

    /// <summary>What all chance of a test derives from.</summary>
    public static int Seed { get; } =
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 20261121;

    /// <summary>For the message of a failure: how to come to the same cases again.</summary>
    public static string Again => $"{SeedVariable}={Seed.ToString(CultureInfo.InvariantCulture)}";
}
