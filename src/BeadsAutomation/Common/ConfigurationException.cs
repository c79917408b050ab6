namespace BeadsAutomation.Common;

/// <summary>Wrong usage or configuration: each problem is a sentence that names the setting, the value and the fix.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>The sentences; at least one.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
