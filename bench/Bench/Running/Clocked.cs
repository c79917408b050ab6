using System.Globalization;

namespace BeadsAutomation.Bench.Running;

/// <summary>The same thing measured several times: what is said of it is the median, with the range beside it.</summary>
internal sealed record Clocked(IReadOnlyList<double> Values)
{
    public double Median => Values.Order().ElementAt(Values.Count / 2);

    /// <summary>Milliseconds of each run, after one that does not count.</summary>
    public static async Task<Clocked> RunAsync(int times, Func<Task> run)
    {
        await run();
        var values = new List<double>();
        for (var i = 0; i < times; i++)
        {
            values.Add(await OnceAsync(run));
        }
        return new Clocked(values);
    }

    /// <summary>Milliseconds of one run.</summary>
    public static async Task<double> OnceAsync(Func<Task> run)
    {
        var start = TimeProvider.System.GetTimestamp();
        await run();
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary><c>12.3 ms (11.9–14.0)</c>.</summary>
    public string Text(string unit = "ms") =>
        $"{Figure(Median)} {unit} ({Figure(Values.Min())}–{Figure(Values.Max())})";

    /// <summary>A number with as many digits as mean something.</summary>
    public static string Figure(double value) =>
        value.ToString(
            value switch
            {
                >= 100 => "#,##0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture
        );
}
