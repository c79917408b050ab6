using System.Buffers;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>
/// Passes JSON on with every string longer than 256 KiB cut to about its last 128 KiB or more, so that no token needs more memory than that.
/// What is JSON stays JSON, and what is none stays none; only characters inside strings are dropped, never half of one.
/// </summary>
internal sealed class LongStrings(IBufferWriter<byte> to)
{
    /// <summary>No string that is passed on is longer than this.</summary>
    public const int Longest = 2 * Kept;

    // Enough for what is looked at of an output where every other character is escaped, as in JSON within JSON.
    private const int Kept = 2 * LastBytes.Limit;

    private const int AfterBackslash = 5;

    private readonly byte[] _content = new byte[Longest];
    private int _length;
    private int _cut;
    private int _escape;
    private bool _inString;

    /// <summary>Passes on the next piece of the text.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        while (!json.IsEmpty)
        {
            var taken = _inString ? Inside(json) : Outside(json);
            json = json[taken..];
        }
    }

    private int Outside(ReadOnlySpan<byte> json)
    {
        var quote = json.IndexOf((byte)'"');
        _inString = quote >= 0;
        var taken = _inString ? quote + 1 : json.Length;
        to.Write(json[..taken]);
        return taken;
    }

    private int Inside(ReadOnlySpan<byte> json)
    {
        if (_escape > 0)
        {
            Keep(json[..1], mayCut: false);
            // \u and four digits; every other escape is one byte.
            _escape = _escape == AfterBackslash && json[0] != 'u' ? 0 : _escape - 1;
            return 1;
        }
        var plain = json.IndexOfAny((byte)'"', (byte)'\\');
        if (plain != 0)
        {
            var taken = plain < 0 ? json.Length : plain;
            Keep(json[..taken], mayCut: true);
            return taken;
        }
        if (json[0] == '\\')
        {
            Keep(json[..1], mayCut: true);
            _escape = AfterBackslash;
        }
        else
        {
            End();
        }
        return 1;
    }

    private void End()
    {
        to.Write(_content.AsSpan(0, _length));
        to.Write("\""u8);
        (_inString, _length, _cut) = (false, 0, 0);
    }

    private void Keep(ReadOnlySpan<byte> bytes, bool mayCut)
    {
        while (!bytes.IsEmpty)
        {
            if (_length == _content.Length)
            {
                Drop();
            }
            var count = Math.Min(bytes.Length, _content.Length - _length);
            bytes[..count].CopyTo(_content.AsSpan(_length));
            _length += count;
            bytes = bytes[count..];
            if (mayCut && _cut == 0)
            {
                FindCut(_length - count);
            }
        }
    }

    // The first byte from here on that begins a character and leaves enough behind it once the buffer is full.
    private void FindCut(int from)
    {
        for (var i = Math.Max(from, Kept); i < _length && _cut == 0; i++)
        {
            _cut = (_content[i] & 0xC0) == 0x80 ? 0 : i;
        }
    }

    private void Drop()
    {
        // No place to cut means that this is no UTF-8 at all.
        var from = _cut == 0 ? _length : _cut;
        _content.AsSpan(from, _length - from).CopyTo(_content);
        (_length, _cut) = (_length - from, 0);
    }
}
