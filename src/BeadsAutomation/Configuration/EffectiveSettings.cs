namespace BeadsAutomation.Configuration;

/// <summary>All settings in force.</summary>
/// <param name="Options">Their values, validated.</param>
/// <param name="Values">Each setting with its text and its source, in the order of the table.</param>
internal sealed record EffectiveSettings(BeadsOptions Options, IReadOnlyList<SettingValue> Values)
{
    /// <summary>What a person should know of where they come from.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
