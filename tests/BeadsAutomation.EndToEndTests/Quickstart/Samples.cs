using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Quickstart;

/// <summary>The published samples, in a temporary folder of their own.</summary>
internal sealed class Samples : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>Its name holds what a shell would read.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("it's $HOME \" here-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the tour, as in an environment that also holds these variables.</summary>
    public async Task<Ended> TourAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var all = new Dictionary<string, string>(environment, StringComparer.Ordinal) { ["TMPDIR"] = Folder };
        await using var tour = await Product.StartAsync("beads-quickstart", all, arguments);
        return await tour.EndAsync();
    }

    /// <summary>Runs the tour.</summary>
    public Task<Ended> TourAsync(params string[] arguments) => TourAsync(Nothing, arguments);

    /// <summary>Types these lines into a shell.</summary>
    public static async Task<Ended> TypeAsync(IEnumerable<string> lines)
    {
        string[] arguments = ["-euc", string.Join('\n', lines)];
        await using var shell = await Product.StartAsync("/bin/bash", Nothing, arguments);
        return await shell.EndAsync();
    }

    /// <summary>Starts the agent on a bead of <c>issues.jsonl</c> in the folder.</summary>
    public async Task<Product> StartAgentAsync(string beadId)
    {
        var prompt = Path.Combine(Folder, "prompt.md");
        await File.WriteAllTextAsync(prompt, "Work on it.");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BEAD_ID"] = beadId,
            ["BEAD_PROMPT_FILE"] = prompt,
            ["BEADS_FILE"] = Path.Combine(Folder, "issues.jsonl"),
        };
        var program = await Executables.PathOfAsync("sample-agent");
        string[] arguments = ["-c", "cd \"$0\" && exec \"$1\"", Folder, program];
        return await Product.StartAsync("/bin/bash", environment, arguments);
    }

    /// <summary>Folders that a tour left.</summary>
    public string[] Left() => Directory.GetDirectories(Folder, "beads-quickstart-*");
}
