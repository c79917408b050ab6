using System.Collections.Immutable;
using System.Text;

namespace BeadsAutomation.Testing.Jsonl;

/// <summary>All files of a folder, byte for byte: to compare, and to make the folder so again.</summary>
public sealed class FolderState
{
    private readonly ImmutableSortedDictionary<string, byte[]> _files;

    private FolderState(ImmutableSortedDictionary<string, byte[]> files) => _files = files;

    /// <summary>The content of a file; empty when it is not there.</summary>
    public ReadOnlySpan<byte> this[string name] => _files.GetValueOrDefault(name);

    /// <summary>The names of all files.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>As it is now.</summary>
    public static FolderState Of(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(
                    path => Path.GetRelativePath(folder, path),
                    File.ReadAllBytes,
                    StringComparer.Ordinal
                )
        );

    /// <summary>The same with one file cut off or written anew.</summary>
    public FolderState With(string name, ReadOnlySpan<byte> content) => new(_files.SetItem(name, content.ToArray()));

    /// <summary>Makes a folder hold these files and no others.</summary>
    public void Restore(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }
        foreach (var (name, content) in _files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
    }

    /// <summary>Files, lengths and contents in one text, for a comparison that says what differs.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            _files.Select(f => $"== {f.Key}, {f.Value.Length} bytes\n{Encoding.Latin1.GetString(f.Value)}")
        );
}
