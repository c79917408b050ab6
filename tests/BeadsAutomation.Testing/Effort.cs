namespace BeadsAutomation.Testing;

/// <summary>How much the tests do: what fits into every run, or the big numbers.</summary>
public static class Effort
{
    /// <summary>Set to 1 for the big numbers; <c>./test --long</c> does.</summary>
    public const string LongVariable = "BEADS_TEST_LONG";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(LongVariable) == "1";

    /// <summary>The usual number, or the big one.</summary>
    public static int Of(int usual, int big) => IsLong ? big : usual;
}
