using System.Buffers;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>
/// Passes JSON on with every string longer than 50 KiB cut to about its last 25 KiB or more, so that no token needs more memory than that.
/// What is JSON stays JSON, and what is none stays none; only characters inside strings are dropped, never half of one.
/// </summary>
internal sealed class LongStrings(IBufferWriter<byte> to)
{
    /// <summary>No string that is passed on is longer than this.</summary>
    public const int Longest = 2 * Kept;

    // Enough for 4 KiB of text in which every byte is written as \u00XX.
    private const int Kept = 25 * 1024;

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
            if (_inString)
            {
                Inside(json[0]);
                json = json[1..];
                continue;
            }
            var quote = json.IndexOf((byte)'"');
            _inString = quote >= 0;
            var outside = _inString ? quote + 1 : json.Length;
            to.Write(json[..outside]);
            json = json[outside..];
        }
    }

    private void Inside(byte b)
    {
        if (b != '"' || _escape != 0)
        {
            Keep(b);
            return;
        }
        to.Write(_content.AsSpan(0, _length));
        to.Write("\""u8);
        (_inString, _length, _cut) = (false, 0, 0);
    }

    private void Keep(byte b)
    {
        if (_length == _content.Length)
        {
            Drop();
        }
        var beginsCharacter = _escape == 0 && (b & 0xC0) != 0x80;
        if (beginsCharacter && _cut == 0 && _length >= Kept)
        {
            _cut = _length;
        }
        _content[_length++] = b;
        _escape = _escape switch
        {
            0 => b == '\\' ? AfterBackslash : 0,
            // \u and four digits; every other escape is one byte.
            AfterBackslash => b == 'u' ? AfterBackslash - 1 : 0,
            _ => _escape - 1,
        };
    }

    private void Drop()
    {
        // No place to cut means that this is no UTF-8 at all.
        var from = _cut == 0 ? _length : _cut;
        _content.AsSpan(from, _length - from).CopyTo(_content);
        (_length, _cut) = (_length - from, 0);
    }
}
