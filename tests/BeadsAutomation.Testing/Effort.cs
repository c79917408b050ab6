using System.Globalization;

namespace BeadsAutomation.Testing;

/// <summary>How much the tests do: what fits into every run, or the big numbers; and where chance begins: the same run comes to the same cases until told otherwise.</summary>
public static class Effort
{
    /// <summary>Set for the big numbers; <c>./test --long</c> does.</summary>
    public const string LongVariable = "BEADS_TEST_LONG";

    private const string MutationVariable = "BEADS_TEST_MUTATION";

    private const string SeedVariable = "BEADS_TEST_SEED";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(LongVariable) is { Length: > 0 };

    /// <summary>The tests run once for every mutant (<c>./test --mutation</c>): chance then proves little and costs much.</summary>
    public static bool IsOfMutants { get; } = Environment.GetEnvironmentVariable(MutationVariable) is { Length: > 0 };

    /// <summary>Cases of every property, in short and long runs.</summary>
    public static int Properties => IsOfMutants ? 50 : 10_000;

    /// <summary>Cases of every fuzzed reader.</summary>
    public static int FuzzCases => IsOfMutants ? 50 : Of(5_000, 100_000);

    /// <summary>What all chance of a test derives from.</summary>
    public static int Seed { get; } =
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 20261121;

    /// <summary>For the message of a failure: how to come to the same cases again.</summary>
    public static string Again => $"{SeedVariable}={Seed.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The usual number, or the big one.</summary>
    public static int Of(int usual, int big) => IsLong ? big : usual;
}
