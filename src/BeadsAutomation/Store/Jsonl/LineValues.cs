using System.Text.Json;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>Walks over the values of a line; the first that is not what it should be is remembered, and read as absent.</summary>
internal ref struct LineValues(ReadOnlySpan<byte> line)
{
    /// <summary>No name that anybody asks for is longer, escapes included.</summary>
    public const int LongestName = 128;

    private const int LongestTime = 64;

    private readonly ReadOnlySpan<byte> _line = line;
    private Utf8JsonReader _json = new(line);

    /// <summary>What is wrong, for a sentence that goes on about the line.</summary>
    public string? Fault { get; private set; }

    /// <summary>How many there were.</summary>
    public int Faults { get; private set; }

    /// <summary>What follows the value that was read last.</summary>
    public readonly ReadOnlySpan<byte> Rest => _line[(int)_json.BytesConsumed..];

    /// <summary>Enters the line, which has to be an object.</summary>
    public bool EntersLine() =>
        (_json.Read() && _json.TokenType is JsonTokenType.StartObject) || Remembers("it is not a JSON object");

    /// <summary>Enters an item of a list, which has to be an object.</summary>
    public bool EntersItem(string list) =>
        _json.TokenType is JsonTokenType.StartObject || Remembers($"\"{list}\" holds what is not an object");

    /// <summary>Enters a list that is a field's value.</summary>
    public bool EntersList(string name) => Is(JsonTokenType.StartArray, name, "a list");

    /// <summary>Whether the list that was entered has another item.</summary>
    public bool NextItem() => _json.Read() && _json.TokenType is not JsonTokenType.EndArray;

    /// <summary>Goes to the next field of the object that was entered, with its name and its value in hand.</summary>
    public bool NextField(scoped Span<char> buffer, out int length)
    {
        length = 0;
        if (!_json.Read() || _json.TokenType is JsonTokenType.EndObject)
        {
            return false;
        }
        try
        {
            length = _json.ValueSpan.Length <= buffer.Length ? _json.CopyString(buffer) : 0;
            if (length == 0 && _json.ValueIsEscaped)
            {
                // Nobody asks for it, but whoever looks for another name stumbles over half a character in this one.
                _ = _json.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            Lacks("an escape in a name stands for half a character");
        }
        return _json.Read();
    }

    public void Skip() => _json.Skip();

    public string? Text(string name)
    {
        if (!IsText(name))
        {
            return null;
        }
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            Lacks($"an escape in \"{name}\" stands for half a character");
            return null;
        }
    }

    public bool IsText(string name) => Is(JsonTokenType.String, name, "text");

    public bool Flag(string name) =>
        _json.TokenType is not JsonTokenType.False && Is(JsonTokenType.True, name, "true or false");

    public int? Number(string name)
    {
        const string Kind = "a whole number";
        return !Is(JsonTokenType.Number, name, Kind) ? null
            : _json.TryGetInt32(out var number) ? number
            : Fails<int>(name, Kind);
    }

    /// <summary>A time as RFC 3339 has it, an offset included; more digits than a tick holds are cut off. bd writes none as "".</summary>
    public DateTime? Time(string name)
    {
        const string Kind = "a time like 2026-11-20T12:00:00Z";
        if (!Is(JsonTokenType.String, name, Kind) || _json.ValueSpan.IsEmpty)
        {
            return null;
        }
        return IsComplete() && _json.TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime
            : Fails<DateTime>(name, Kind);
    }

    /// <summary>Whether the text says anything, without keeping it.</summary>
    public bool IsWritten(string name) =>
        IsText(name)
        && (
            _json.ValueSpan is [> (byte)' ' and < 0x7f and not (byte)'\\', ..]
            || Beads.AcceptanceCriteria.AreWritten(Text(name))
        );

    /// <summary>Remembers what is missing.</summary>
    public void Lacks(string what)
    {
        Fault ??= what;
        Faults++;
    }

    /// <summary>What is to be released when, wherever it is: in a string that holds JSON, as bd writes it, or in the line itself.</summary>
    public WaitGate Gate()
    {
        if (_json.TokenType is JsonTokenType.String)
        {
            return WaitGate.ReadText(ref _json);
        }
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return WaitGate.Read(_line[start..(int)_json.BytesConsumed]);
    }

    // The framework also takes a date alone, a time without an offset, and one without seconds.
    private readonly bool IsComplete()
    {
        if (_json.ValueSpan.Length > LongestTime)
        {
            return false;
        }
        Span<byte> time = stackalloc byte[LongestTime];
        try
        {
            time = time[.._json.CopyString(time)];
        }
        catch (InvalidOperationException)
        {
            return false; // Half a character.
        }
        return time.Length >= "2026-11-20T12:00:00Z".Length
            && time[10] is (byte)'T'
            && time[16] is (byte)':'
            && (time[^1] is (byte)'Z' || (time[^3] is (byte)':' && time[^6] is (byte)'+' or (byte)'-'));
    }

    // null stands for absent wherever a value may be absent.
    private bool Is(JsonTokenType wanted, string name, string kind) =>
        _json.TokenType == wanted
        || (_json.TokenType is not JsonTokenType.Null && Remembers($"\"{name}\" is not {kind}"));

    private T? Fails<T>(string name, string kind)
        where T : struct
    {
        Remembers($"\"{name}\" is not {kind}");
        return null;
    }

    private bool Remembers(string fault)
    {
        Lacks(fault);
        _json.Skip();
        return false;
    }
}
