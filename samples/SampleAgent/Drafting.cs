namespace SampleAgent;

/// <summary>The work. A real agent would ask a model here.</summary>
internal static class Drafting
{
    /// <summary>Whether a bead asks for a text.</summary>
    public static bool CanDo(string title) => title.StartsWith("Draft ", StringComparison.Ordinal);

    /// <summary>Writes the first draft below the folder in which the dispatcher was started; the answer is where.</summary>
    public static async Task<string> WriteAsync(string id, string title, string acceptance)
    {
        // An id is data and may hold anything, a path for instance.
        var name = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var path = $"drafts/{name}.md";
        Directory.CreateDirectory("drafts");
        await File.WriteAllTextAsync(path, $"# {title["Draft ".Length..]}\n\nTo be checked: {acceptance}\n");
        return path;
    }
}
