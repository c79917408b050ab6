namespace BeadsAutomation.Store.Jsonl;

/// <summary>All beads of a file, as read at one moment.</summary>
internal sealed class BeadLines
{
    private BeadLines() { }

    /// <summary>Everything, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The beads in the order of the file; of a bead that is listed twice the last line, which is what an import by bd leaves.</summary>
    public required IReadOnlyCollection<BeadLine> Beads { get; init; }

    /// <summary>The bead, or <see langword="null"/>.</summary>
    public BeadLine? Find(string id) => throw new NotSupportedException();

    /// <summary>Reads all lines.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="path">The file's name, for the sentence of a refusal.</param>
    /// <exception cref="StoreException">A line that is no bead: names file and line number.</exception>
    public static BeadLines Read(ReadOnlyMemory<byte> bytes, string path) => throw new NotSupportedException();

    /// <summary>The whole file with one line replaced, all others byte for byte.</summary>
    public byte[] With(BeadLine line, ReadOnlySpan<byte> replacement) => throw new NotSupportedException();
}
