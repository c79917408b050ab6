namespace BeadsAutomation.Configuration;

/// <summary>What lies in bd's folder and is read here.</summary>
internal static class BeadsFiles
{
    /// <summary>What bd knows of its database.</summary>
    public const string Metadata = "metadata.json";

    /// <summary>The port of the server that bd itself started.</summary>
    public const string Port = "dolt-server.port";

    /// <summary>The name that bd gives its export.</summary>
    public const string Export = "issues.jsonl";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Metadata, Port, Export];

    /// <summary>Those that name a server.</summary>
    public static IReadOnlyList<string> Server { get; } = [Metadata, Port];
}
