namespace BeadsAutomation.Commands.Report;

/// <summary>An axis from zero: at most four steps of a round size.</summary>
/// <param name="Step">From one line to the next.</param>
/// <param name="Steps">How many.</param>
internal sealed record Axis(long Step, int Steps)
{
    private const int MostSteps = 4;
    private const long Minute = 60;
    private const long Hour = 3600;
    private const long Day = 86_400;

    private static readonly long[] RoundLengths =
    [
        1,
        5,
        15,
        30,
        Minute,
        2 * Minute,
        5 * Minute,
        10 * Minute,
        15 * Minute,
        30 * Minute,
        Hour,
        2 * Hour,
        3 * Hour,
        6 * Hour,
        12 * Hour,
    ];

    /// <summary>Where it ends.</summary>
    public long End => Step * Steps;

    /// <summary>For counts.</summary>
    public static Axis OfCounts(long largest) => Of(largest, Decades(1));

    /// <summary>For lengths in seconds.</summary>
    public static Axis OfLengths(long largest) => Of(largest, RoundLengths.Concat(Decades(Day)));

    private static Axis Of(long largest, IEnumerable<long> sizes)
    {
        var most = Math.Max(1, largest);
        var step = sizes.First(s => s * MostSteps >= most);
        return new Axis(step, (int)((most + step - 1) / step));
    }

    private static IEnumerable<long> Decades(long unit)
    {
        for (var decade = unit; ; decade *= 10)
        {
            yield return decade;
            yield return decade * 2;
            yield return decade * 5;
        }
    }
}
