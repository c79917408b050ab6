using System.Buffers;
using System.Text.Json;

namespace BeadsAutomation.Agents.AgentService;

/// <summary>Reads a job object, which holds prompt and output, as it streams by: memory does not grow with it.</summary>
internal sealed class JobObjectReader
{
    private const int LargestObject = 32 * 1024 * 1024;
    private const int LargestToken = LongStrings.Longest + 16;

    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly LongStrings _strings;
    private readonly LastBytes _output = new();
    private readonly LastBytes _errors = new();
    private readonly byte[] _text = new byte[LongStrings.Longest];
    private JsonReaderState _state;
    private Field _field;
    private bool _isObject;
    private string? _status;
    private string? _error;
    private int? _exitCode;

    public JobObjectReader() => _strings = new LongStrings(_pending);

    private enum Field
    {
        Other,
        Status,
        ExitCode,
        Error,
        Output,
        Errors,
    }

    /// <summary>How much of the object is held at once, in bytes.</summary>
    public int BufferSize => _pending.Capacity;

    /// <summary>The job; <see langword="null"/> when the text is larger than 32 MiB or not one whole JSON object.</summary>
    public async Task<JobObject?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var chunk = new byte[16 * 1024];
        var total = 0;
        try
        {
            while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var read)
            {
                total += read;
                if (total > LargestObject)
                {
                    return null;
                }
                _strings.Write(chunk.AsSpan(0, read));
                Consume(isFinal: false);
            }
            Consume(isFinal: true);
        }
        catch (JsonException)
        {
            return null;
        }
        return _isObject ? new JobObject(_status, _exitCode, _error, _output.Text(), _errors.Text()) : null;
    }

    private void Consume(bool isFinal)
    {
        var json = new Utf8JsonReader(_pending.WrittenSpan, isFinal, _state);
        while (json.Read())
        {
            Take(ref json);
        }
        _state = json.CurrentState;
        var rest = _pending.WrittenSpan[(int)json.BytesConsumed..];
        if (rest.Length > LargestToken)
        {
            throw new JsonException("a token is too long");
        }
        _pending.ResetWrittenCount();
        _pending.Write(rest);
    }

    private void Take(ref Utf8JsonReader json)
    {
        switch (json.TokenType, json.CurrentDepth)
        {
            case (JsonTokenType.StartObject, 0):
                _isObject = true;
                break;
            case (JsonTokenType.PropertyName, 1):
                _field = FieldOf(ref json);
                break;
            case (JsonTokenType.Number, 1) when _field == Field.ExitCode:
                _exitCode = json.TryGetInt32(out var code) ? code : null;
                break;
            case (JsonTokenType.String, 1 or 2):
                TakeString(ref json);
                break;
            default:
                break;
        }
    }

    private void TakeString(ref Utf8JsonReader json)
    {
        try
        {
            switch (_field, json.CurrentDepth)
            {
                case (Field.Status, 1):
                    _status = json.GetString();
                    break;
                case (Field.Error, 1):
                    _error = json.GetString();
                    break;
                // One string, or a list of lines.
                case (Field.Output or Field.Errors, _):
                    var end = _field == Field.Output ? _output : _errors;
                    end.AppendLine(_text.AsSpan(0, json.CopyString(_text)));
                    break;
                default:
                    break;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or no UTF-8: this one string cannot be read, the object can.
        }
    }

    private static Field FieldOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.ValueTextEquals("status"u8) ? Field.Status
                : json.ValueTextEquals("exit_code"u8) ? Field.ExitCode
                : json.ValueTextEquals("error"u8) ? Field.Error
                : json.ValueTextEquals("output"u8) || json.ValueTextEquals("stdout"u8) ? Field.Output
                : json.ValueTextEquals("stderr"u8) ? Field.Errors
                : Field.Other;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: a name that we surely do not know.
            return Field.Other;
        }
    }
}
