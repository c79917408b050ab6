using System.Diagnostics;

namespace BeadsAutomation.Common;

/// <summary>The spans of a pass. Nothing is made while nobody listens.</summary>
internal static class Traces
{
    /// <summary>The name of the activity source, and of the meter.</summary>
    public const string SourceName = "BeadsAutomation";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Runs a piece of work in a span of that name, with these tags; what it throws is the span's failure.</summary>
    public static async Task<T> InSpanAsync<T>(
        string name,
        IEnumerable<KeyValuePair<string, object?>> tags,
        Func<Activity?, Task<T>> work
    )
    {
        using var span = Source.StartActivity(name);
        foreach (var (tag, value) in span is null ? [] : tags)
        {
            span!.SetTag(tag, value);
        }
        try
        {
            return await work(span);
        }
        catch (Exception failure)
        {
            span.Failed(failure.Message);
            throw;
        }
    }

    /// <summary>Marks the span as failed.</summary>
    public static void Failed(this Activity? span, string why) =>
        span?.SetStatus(ActivityStatusCode.Error, Printable.Line(why, 300));
}
