using System.Text;

namespace BeadsAutomation.Agents;

/// <summary>The last 64 KiB of a text that comes in pieces, as UTF-8: a whole line of the agent service, and so the result that an agent's program prints last.</summary>
internal sealed class LastBytes
{
    /// <summary>How much is kept.</summary>
    public const int Limit = 64 * 1024;

    private const int Short = 4 * 1024;

    private readonly byte[] _bytes = new byte[2 * Limit];
    private int _length;

    /// <summary>Adds a piece, on a line of its own.</summary>
    public void AppendLine(ReadOnlySpan<byte> text)
    {
        if (_length > 0 && _bytes[_length - 1] != '\n')
        {
            Append("\n"u8);
        }
        Append(text);
    }

    /// <summary>The end, beginning with a whole character; <see langword="null"/> when nothing was added.</summary>
    public string? Text() => _length == 0 ? null : End(_bytes.AsSpan(0, _length), Limit);

    /// <summary>The last 4 KiB of a text as UTF-8, beginning with a whole character.</summary>
    public static string? Shortened(string? text) =>
        text is { Length: > Short / 3 } ? End(Encoding.UTF8.GetBytes(text), Short) : text;

    private static string End(ReadOnlySpan<byte> utf8, int limit)
    {
        var start = Math.Max(0, utf8.Length - limit);
        // What came in began with a whole character; what is left of it may not.
        while (start < utf8.Length && (utf8[start] & 0xC0) == 0x80)
        {
            start++;
        }
        return Encoding.UTF8.GetString(utf8[start..]);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text = text.Length > Limit ? text[^Limit..] : text;
        if (_length + text.Length > _bytes.Length)
        {
            _bytes.AsSpan(_length - Limit, Limit).CopyTo(_bytes);
            _length = Limit;
        }
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }
}
