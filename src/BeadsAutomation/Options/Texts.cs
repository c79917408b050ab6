using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

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

    /// <summary>A kind of store by name.</summary>
    public static StoreKind ToStore(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "DOLT" => StoreKind.Dolt,
            "JSONL" => StoreKind.Jsonl,
            _ => throw new FormatException("no store; use dolt or jsonl"),
        };

    /// <summary>bd's true and false, and words for what lies between.</summary>
    public static TlsMode ToTls(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "FALSE" or "OFF" or "0" or "NO" or "DISABLED" => TlsMode.Off,
            "REQUIRED" => TlsMode.Required,
            "VERIFY-CA" => TlsMode.VerifyCa,
            "TRUE" or "ON" or "1" or "YES" or "VERIFY-FULL" => TlsMode.VerifyFull,
            _ => throw new FormatException("no TLS mode; use off, required, verify-ca or verify-full"),
        };

    /// <summary>A log level by name.</summary>
    public static LogLevel ToLogLevel(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "INFORMATION" or "INFO" => LogLevel.Information,
            "WARNING" or "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "CRITICAL" => LogLevel.Critical,
            "NONE" => LogLevel.None,
            _ => throw new FormatException(
                "no log level; use trace, debug, information, warning, error, critical or none"
            ),
        };
}
