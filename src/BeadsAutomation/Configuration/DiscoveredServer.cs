using System.Net;

namespace BeadsAutomation.Configuration;

/// <summary>
/// A server that nobody named: a <c>.beads</c> above the current folder did, which whoever wrote the repository may have made. It is
/// used, but it is not told a secret that was not meant for it.
/// </summary>
internal static class DiscoveredServer
{
    /// <summary>Whether these settings lead to such a server.</summary>
    public static bool Is(IReadOnlyList<SettingValue> values) =>
        ValueOf(values, "host") is var host
        && (host.IsDiscovered || (host.Text is null && ValueOf(values, "port").IsDiscovered));

    /// <summary>Why the password must not go there; <see langword="null"/> when it may, or when there is none.</summary>
    public static string? Refusal(IReadOnlyList<SettingValue> values, BeadsOptions options)
    {
        var (host, password) = (ValueOf(values, "host"), ValueOf(values, "password"));
        return
            !host.IsDiscovered
            || options.Password.Length == 0
            || IsThisMachine(options.Host)
            // The file may ask for TLS itself, and have a certificate for its own server.
            || (options.Tls is TlsMode.VerifyCa or TlsMode.VerifyFull && !ValueOf(values, "tls").IsDiscovered)
            ? null
            : $"{host.WrittenAs} names the server '{host.Shown}', nobody else does, and the password of {password.WrittenAs} is not sent where a file that happens to lie here sends it: set BEADS_DOLT_SERVER_HOST to that server if you trust it, or BEADS_DOLT_SERVER_TLS to verify-full.";
    }

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static SettingValue ValueOf(IReadOnlyList<SettingValue> values, string key) =>
        values.First(v => string.Equals(v.Setting.Key, key, StringComparison.Ordinal));
}
