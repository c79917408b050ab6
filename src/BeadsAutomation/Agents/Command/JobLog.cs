namespace BeadsAutomation.Agents.Command;

/// <summary>What an agent says, on both of its outputs. It is read to the end whatever happens to the file: an agent must not hang on a full pipe.</summary>
internal sealed class JobLog(string path, long limit = 50 * 1024 * 1024) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = PlainFile.Create(path);
    private long _left = limit;

    /// <summary>Why the file lacks something; <see langword="null"/> when it does not.</summary>
    public string? Fault { get; private set; }

    public async Task ReadFromAsync(Stream output)
    {
        var piece = new byte[16 * 1024];
        while (await output.ReadAsync(piece) is > 0 and var length)
        {
            Append(piece.AsSpan(0, length));
        }
    }

    public void Append(ReadOnlySpan<byte> piece)
    {
        lock (_lock)
        {
            if (Fault is not null)
            {
                return;
            }
            try
            {
                _file.Write(piece[..(int)Math.Min(piece.Length, _left)]);
                _left -= piece.Length;
                if (_left < 0)
                {
                    Fault = "the log was cut where it became too long";
                    _file.Write("\n(the rest was cut)\n"u8);
                }
            }
            catch (IOException e)
            {
                Fault = $"the log is not complete: {e.Message}";
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
