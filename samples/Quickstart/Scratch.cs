using System.Text.Json.Nodes;

namespace Quickstart;

/// <summary>A folder of its own with the sample beads in it.</summary>
internal sealed record Scratch(string Folder)
{
    private string BeadsFile => Path.Combine(Folder, ".beads", "issues.jsonl");

    /// <summary>Makes the folder and the file.</summary>
    public static Scratch Create(DateTimeOffset now)
    {
        var scratch = new Scratch(Directory.CreateTempSubdirectory("beads-quickstart-").FullName);
        Directory.CreateDirectory(Path.Combine(scratch.Folder, ".beads"));
        File.WriteAllLines(scratch.BeadsFile, SampleBeads.All.Select(b => b.Line(now)));
        return scratch;
    }

    /// <summary>The beads as they are now, by their ids.</summary>
    public IReadOnlyDictionary<string, JsonNode> Read() =>
        File.ReadLines(BeadsFile)
            .Select(line => JsonNode.Parse(line)!)
            .ToDictionary(bead => bead.Text("id"), StringComparer.Ordinal);

    /// <summary>Whether the job has left its exit code.</summary>
    public bool HasEnded(string job) =>
        File.Exists(Path.Combine(Folder, ".beads", "automation-jobs", job, "exit.json"));

    public void Delete() => Directory.Delete(Folder, recursive: true);
}
