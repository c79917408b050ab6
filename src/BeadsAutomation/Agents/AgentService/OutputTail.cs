using System.Text;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>The last 4 KiB of a text that comes in pieces, as UTF-8.</summary>
internal sealed class OutputTail
{
    private const int Limit = 4 * 1024;
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

    /// <summary>The tail, beginning with a whole character; <see langword="null"/> when nothing was added.</summary>
    public string? Text()
    {
        var start = Math.Max(0, _length - Limit);
        // What came in began with a whole character; what is left of it may not.
        while (start < _length && (_bytes[start] & 0xC0) == 0x80)
        {
            start++;
        }
        return _length == 0 ? null : Encoding.UTF8.GetString(_bytes, start, _length - start);
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
