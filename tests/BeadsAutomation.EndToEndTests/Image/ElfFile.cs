using System.Buffers.Binary;
using System.Text;

namespace BeadsAutomation.EndToEndTests.Image;

/// <summary>What a native program of 64 bits asks of the machine that it is started on, read from the file itself.</summary>
internal sealed class ElfFile
{
    private const uint Load = 1;
    private const uint Dynamic = 2;
    private const uint InterpreterName = 3;
    private const ulong LibraryTag = 1;
    private const ulong TextsTag = 5;
    private const ulong OldPathTag = 15;
    private const ulong PathTag = 29;
    private const ulong VersionsTag = 0x6ffffffe;
    private const ulong VersionCountTag = 0x6fffffff;

    private readonly byte[] _bytes;
    private readonly List<(uint Type, int Offset, ulong Address, ulong Size)> _segments = [];
    private readonly List<(ulong Tag, ulong Value)> _entries = [];

    private ElfFile(byte[] bytes) => _bytes = bytes;

    /// <summary>The loader, by its full path.</summary>
    public string Interpreter => Text(_segments.Single(s => s.Type == InterpreterName).Offset);

    /// <summary>The libraries that must be there for it to start.</summary>
    public IReadOnlyList<string> Libraries => [.. TextsOf(LibraryTag)];

    /// <summary>Folders of its own where it looks for them first.</summary>
    public IReadOnlyList<string> Folders => [.. TextsOf(PathTag), .. TextsOf(OldPathTag)];

    /// <summary>The versions of symbols that these libraries must have: <c>GLIBC_2.34</c> for instance.</summary>
    public IReadOnlyList<string> Versions => [.. ReadVersions()];

    public static ElfFile Read(string path)
    {
        var elf = new ElfFile(File.ReadAllBytes(path));
        // 64 bits, little-endian: all that .NET publishes for.
        elf._bytes[..6].ShouldBe("\u007fELF\u0002\u0001"u8.ToArray(), path);
        elf.ReadSegments();
        elf.ReadDynamic();
        return elf;
    }

    private void ReadSegments()
    {
        var table = (int)Long(0x20);
        var (size, count) = (Short(0x36), Short(0x38));
        for (var at = table; at < table + (size * count); at += size)
        {
            _segments.Add((Int(at), (int)Long(at + 8), Long(at + 16), Long(at + 32)));
        }
    }

    private void ReadDynamic()
    {
        for (var at = _segments.Single(s => s.Type == Dynamic).Offset; Long(at) != 0; at += 16)
        {
            _entries.Add((Long(at), Long(at + 8)));
        }
    }

    private IEnumerable<string> ReadVersions()
    {
        var at = OffsetOf(ValueOf(VersionsTag));
        for (var left = ValueOf(VersionCountTag); left > 0; left--)
        {
            var version = at + (int)Int(at + 8);
            for (var names = Short(at + 2); names > 0; names--)
            {
                yield return Named(Int(version + 8));
                version += (int)Int(version + 12);
            }
            at += (int)Int(at + 12);
        }
    }

    private IEnumerable<string> TextsOf(ulong tag) => _entries.Where(e => e.Tag == tag).Select(e => Named(e.Value));

    private ulong ValueOf(ulong tag) => _entries.Single(e => e.Tag == tag).Value;

    private string Named(ulong offset) => Text(OffsetOf(ValueOf(TextsTag)) + (int)offset);

    private string Text(int at) => Encoding.ASCII.GetString(_bytes, at, Array.IndexOf(_bytes, (byte)0, at) - at);

    private int OffsetOf(ulong address)
    {
        var segment = _segments.First(s => s.Type == Load && address >= s.Address && address < s.Address + s.Size);
        return segment.Offset + (int)(address - segment.Address);
    }

    private ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint Int(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));

    private ulong Long(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at));
}
