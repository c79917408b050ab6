namespace BeadsAutomation.Testing.Schemas;

/// <summary>Reads the texts embedded in this assembly, so that published tests need no repository.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream =
            typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No resource {name} in the test library.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
