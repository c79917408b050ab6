namespace BeadsAutomation.Configuration;

/// <summary>What must hold of the options; each failure is a sentence that names the setting, the value and the fix.</summary>
internal static class BeadsOptionsValidator
{
    /// <summary>All failures; none when the options can be used.</summary>
    /// <param name="options">The options.</param>
    /// <param name="nameOf">From a setting's key to how the user wrote it; the default is the name in the environment.</param>
    public static IReadOnlyList<string> Failures(BeadsOptions options, Func<string, string>? nameOf = null)
    {
        var name = nameOf ?? Settings.NameOf;
        return
        [
            .. StoreRules.Failures(options, name),
            .. AgentRules.Failures(options, name),
            .. PeopleRules.Failures(options, name),
            .. LimitRules.Failures(options, name),
            .. DurationRules.Failures(options, name),
        ];
    }
}
