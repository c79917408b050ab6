namespace BeadsAutomation.Testing.Servers;

/// <summary>One form for what a column holds, whatever driver, server or model it came from.</summary>
public static class Cell
{
    public static object? Of(object? value) =>
        value switch
        {
            null or DBNull => null,
            DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
            Guid id => id.ToString("D"),
            bool flag => flag ? 1L : 0L,
            sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(
                value,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            _ => value,
        };
}
