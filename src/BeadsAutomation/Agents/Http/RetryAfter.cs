using System.Globalization;
using System.Net.Http.Headers;

namespace BeadsAutomation.Agents.Http;

/// <summary>Reads the header Retry-After.</summary>
internal static class RetryAfter
{
    /// <summary>The longest that a service can make us wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>The time to wait, 0 to 60 minutes, from seconds or an HTTP date; <see langword="null"/> for none, the past, or what is neither.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }
        var text = values.ToString();
        // Any number of digits: more than fits is still a wish for a long wait.
        var wait =
            text.Length > 0 && text.All(char.IsAsciiDigit) ? Seconds(text)
            : RetryConditionHeaderValue.TryParse(text, out var parsed) ? parsed.Date - now
            : null;
        return wait is null || wait < TimeSpan.Zero ? null
            : wait > Longest ? Longest
            : wait;
    }

    private static TimeSpan Seconds(string digits) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : Longest;
}
