using System.Globalization;
using System.Net;

namespace BeadsAutomation.Options;

/// <summary>From text to a value; a <see cref="FormatException"/> carries the end of a sentence.</summary>
internal static class Texts
{
    /// <summary>A whole number; whether it is in range is judged later.</summary>
    public static int ToNumber(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("no whole number of that size; write digits only");

    /// <summary>A number, with a point where it is no whole one; whether it is in range is judged later.</summary>
    public static double ToFactor(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("no number; write for example 2 or 1.5");

    /// <summary>An absolute URL; whether it is one that can be asked is judged later.</summary>
    public static Uri ToUrl(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            ? url
            : throw new FormatException("no absolute URL; write it in full, for example http://beadboard:3000");

    /// <summary>An address and a port; an IPv6 address stands in brackets.</summary>
    public static IPEndPoint ToEndpoint(string text) =>
        text.Contains(':', StringComparison.Ordinal)
        && IPEndPoint.TryParse(text.Trim(), out var endpoint)
        && endpoint.Port > 0
            ? endpoint
            : throw new FormatException(
                "no address and port; write for example 127.0.0.1:9464, 0.0.0.0:9464 or [::]:9464"
            );
}
