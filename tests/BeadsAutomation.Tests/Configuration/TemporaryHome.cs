namespace BeadsAutomation.Tests.Configuration;

/// <summary>A folder, an environment and two outputs of a test's own.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Folder { get; } = Directory.CreateTempSubdirectory("beads-hosting-").FullName;

    public StringWriter Out { get; } = new() { NewLine = "\n" };

    public StringWriter Error { get; } = new() { NewLine = "\n" };

    public ProcessEnvironment ProcessEnvironment =>
        new()
        {
            Environment = _variables.GetValueOrDefault,
            Folder = Path.Combine(Folder, "work"),
            MetadataFolder = Path.Combine(Folder, "mounted"),
            TerminationLog = Path.Combine(Folder, "termination-log"),
            Out = Out,
            Error = Error,
        };

    public TemporaryHome Set(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
