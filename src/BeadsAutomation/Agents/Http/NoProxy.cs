using System.Globalization;
using System.Net;

namespace BeadsAutomation.Agents.Http;

/// <summary>
/// Which hosts are asked directly: names with commas or blanks between. A name stands for the host and for all below it, with or without
/// a dot before it; addresses may have a prefix length; <c>*</c> alone is every host. As curl reads it, and beyond that <c>host:port</c>
/// and IPv6 addresses in brackets, which others take and curl never finds.
/// </summary>
internal sealed class NoProxy(string list)
{
    private readonly string[] _entries = list.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether this address is asked directly.</summary>
    public bool Has(Uri url)
    {
        if (list == "*")
        {
            return true;
        }
        var host = url.IdnHost;
        var address = url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? IPAddress.Parse(host) : null;
        return Array.Exists(
            _entries,
            entry =>
            {
                var (name, port) = Split(entry);
                return (port is null || port == url.Port)
                    && (address is null ? IsWithin(host, name) : IsWithin(address, name));
            }
        );
    }

    private static (string Name, int? Port) Split(string entry)
    {
        var end = entry.LastIndexOf(':');
        var isPort =
            // Two colons without brackets are an IPv6 address.
            (entry.IndexOf(':', StringComparison.Ordinal) == end || entry[..end].EndsWith(']'))
            && int.TryParse(entry.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return end > 0 && isPort
            ? (entry[..end], int.Parse(entry.AsSpan(end + 1), CultureInfo.InvariantCulture))
            : (entry, null);
    }

    private static bool IsWithin(string host, string name)
    {
        host = WithoutLastDot(host);
        name = WithoutLastDot(name);
        name = name.StartsWith('.') ? name[1..] : name;
        return host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            && (host.Length == name.Length || (name.Length > 0 && host[^(name.Length + 1)] == '.'));
    }

    private static string WithoutLastDot(string name) => name.EndsWith('.') ? name[..^1] : name;

    private static bool IsWithin(IPAddress address, string network)
    {
        var slash = network.IndexOf('/', StringComparison.Ordinal);
        var written = (slash < 0 ? network : network[..slash]).Trim('[', ']');
        if (
            !IPAddress.TryParse(written, out var begin)
            || begin.AddressFamily != address.AddressFamily
            // 10 and 010.0.0.1 are addresses to some readers and none to others.
            || (begin.GetAddressBytes().Length == 4 && begin.ToString() != written)
        )
        {
            return false;
        }
        var (ours, theirs) = (address.GetAddressBytes(), begin.GetAddressBytes());
        var bits = slash < 0 ? 0 : PrefixLength(network[(slash + 1)..]);
        // No length, or 0, is the address itself.
        bits = bits == 0 ? ours.Length * 8 : bits;
        return bits <= ours.Length * 8
            && Enumerable.Range(0, bits).All(bit => ((ours[bit / 8] ^ theirs[bit / 8]) >> (7 - (bit % 8)) & 1) == 0);
    }

    private static int PrefixLength(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).ToArray();
        return digits.Length == 0 ? 0
            : int.TryParse(digits, CultureInfo.InvariantCulture, out var bits) ? bits
            : int.MaxValue;
    }
}
