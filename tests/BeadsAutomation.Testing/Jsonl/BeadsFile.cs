using System.Text;
using System.Text.Json.Nodes;

namespace BeadsAutomation.Testing.Jsonl;

/// <summary>A folder of its own with bd's file in it, and people and agents who change the file without asking anybody.</summary>
public sealed class BeadsFile : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("beads-jsonl-").FullName;

    public BeadsFile()
    {
        Folder = Directory.CreateDirectory(System.IO.Path.Combine(_root, ".beads")).FullName;
        Path = System.IO.Path.Combine(Folder, Name);
        File.WriteAllBytes(Path, []);
    }

    public const string Name = "issues.jsonl";
    public const string Ledger = "automation-ledger.jsonl";

    /// <summary>The folder that holds the file.</summary>
    public string Folder { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file's lines without their ends.</summary>
    public IReadOnlyList<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The whole file; the setter writes it in place.</summary>
    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Every file of the folder.</summary>
    public FolderState State => FolderState.Of(Folder);

    /// <summary>These options for this file.</summary>
    public BeadsOptions Reach(BeadsOptions options) => options with { Store = StoreKind.Jsonl, BeadsFile = Path };

    /// <summary>Appends beads as bd exports them.</summary>
    public void Put(params IEnumerable<BeadRow> beads) => Replace([.. Lines, .. beads.Select(BeadJson.LineOf)]);

    /// <summary>Rewrites one bead's line; every other line keeps its bytes.</summary>
    public void Change(string id, Action<JsonObject> change) =>
        Replace(
            Lines.Select(line =>
            {
                var bead = Parse(line);
                if (!Is(bead, id))
                {
                    return line;
                }
                change(bead);
                return BeadJson.Write(bead);
            })
        );

    /// <summary>Takes a bead's line out.</summary>
    public void Delete(string id) => Replace(Lines.Where(line => !Is(Parse(line), id)));

    /// <summary>The bead as the file says it.</summary>
    public JsonObject Find(string id) => Lines.Select(Parse).Last(bead => Is(bead, id));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // As bd and most editors do it.
    private void Replace(IEnumerable<string> lines)
    {
        var temporary = Path + ".human-tmp";
        File.WriteAllText(temporary, string.Concat(lines.Select(line => line + "\n")));
        File.Move(temporary, Path, overwrite: true);
    }

    private static JsonObject Parse(string line) => JsonNode.Parse(line)!.AsObject();

    private static bool Is(JsonObject bead, string id) => (string?)bead["id"] == id;
}
