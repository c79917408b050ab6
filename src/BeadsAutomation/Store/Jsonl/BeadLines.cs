using System.Text.Json;

namespace BeadsAutomation.Store.Jsonl;

/// <summary>All beads of a file, as read at one moment.</summary>
internal sealed class BeadLines
{
    /// <summary>A longer line is not read, and not written.</summary>
    public const int MaxLineBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, BeadLine> _byId;

    private readonly string _path;

    private BeadLines(List<BeadLine> lines, string path)
    {
        var last = new Dictionary<string, BeadLine>(lines.Count, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            last[line.Id] = line;
        }
        // Older versions of bd left a tombstone where a bead had been deleted.
        Beads = [.. lines.Where(line => ReferenceEquals(last[line.Id], line) && line.Status is not "tombstone")];
        _byId = Beads.ToDictionary(bead => bead.Id, StringComparer.Ordinal);
        Faulty = [.. Beads.Where(bead => bead.Fault is not null)];
        _path = path;
    }

    /// <summary>Everything, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The beads in the order of the file; of a bead that is listed twice the last line, which is what an import by bd leaves.</summary>
    public IReadOnlyCollection<BeadLine> Beads { get; }

    /// <summary>Those with a value that cannot be read.</summary>
    public IReadOnlyList<BeadLine> Faulty { get; }

    /// <summary>The bead, or <see langword="null"/>.</summary>
    public BeadLine? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Refuses a value that cannot be read in a line that matters.</summary>
    /// <exception cref="StoreException">There is one.</exception>
    public void Refuse(Func<BeadLine, bool> matters)
    {
        if (Faulty.FirstOrDefault(matters) is { } bead)
        {
            throw new LinePlace(_path, bead.LineNumber).Refuse(bead.Fault!.What);
        }
    }

    /// <summary>Reads all lines.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="path">The file's name, for the sentence of a refusal.</param>
    /// <exception cref="StoreException">A line that is no bead: names file and line number.</exception>
    public static BeadLines Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var beads = new List<BeadLine>();
        var number = 0;
        for (var rest = WithoutByteOrderMark(bytes); !rest.IsEmpty; )
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (ReadLine(WithoutCarriageReturn(line), new LinePlace(path, ++number)) is { } bead)
            {
                beads.Add(bead);
            }
        }
        return new BeadLines(beads, path) { Bytes = bytes };
    }

    /// <summary>The whole file with one line replaced, all others byte for byte.</summary>
    public byte[] With(BeadLine line, ReadOnlySpan<byte> replacement)
    {
        if (!Bytes.Span.Overlaps(line.Bytes.Span, out var start))
        {
            throw new ArgumentException("The line is not of this file.", nameof(line));
        }
        return [.. Bytes.Span[..start], .. replacement, .. Bytes.Span[(start + line.Bytes.Length)..]];
    }

    private static BeadLine? ReadLine(ReadOnlyMemory<byte> line, LinePlace place)
    {
        LineCheck.Check(line.Span, place);
        if (LineCheck.IsBlank(line.Span))
        {
            return null;
        }
        try
        {
            return LineReader.Read(line, place);
        }
        catch (JsonException exception)
        {
            throw place.Refuse($"it is not valid JSON from byte {exception.BytePositionInLine + 1} on");
        }
        catch (InvalidOperationException)
        {
            throw place.Refuse("an escape in it stands for half a character");
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static ReadOnlyMemory<byte> WithoutCarriageReturn(ReadOnlyMemory<byte> line) =>
        line.Span.EndsWith("\r"u8) ? line[..^1] : line;
}
