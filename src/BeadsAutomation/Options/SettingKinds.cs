namespace BeadsAutomation.Options;

/// <summary>The usual kinds of setting.</summary>
internal static class SettingKinds
{
    public static Setting Count(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, int, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Texts.ToNumber(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Number,
        };

    public static Setting Factor(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, double, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Texts.ToFactor(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Number,
        };

    public static Setting Duration(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, TimeSpan, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Durations.Parse(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Text | JsonKinds.Number,
        };
}
