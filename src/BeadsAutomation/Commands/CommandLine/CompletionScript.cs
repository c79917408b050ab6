namespace BeadsAutomation.Commands.CommandLine;

/// <summary>What a shell has to be told once, so that it asks the program what may come next.</summary>
internal static class CompletionScript
{
    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    /// <summary>The script for one of <see cref="Shells"/>.</summary>
    public static string Of(Executable executable, string shell)
    {
        var name = $"script.{shell}";
        using var reader = new StreamReader(
            typeof(CompletionScript).Assembly.GetManifestResourceStream(name)
                ?? throw new ArgumentOutOfRangeException(nameof(shell), shell, "there is no such script")
        );
        return reader
            .ReadToEnd()
            .Replace("@program@", executable.Name, StringComparison.Ordinal)
            .Replace("@function@", executable.Name.Replace('-', '_'), StringComparison.Ordinal);
    }
}
