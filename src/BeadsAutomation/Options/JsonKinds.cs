namespace BeadsAutomation.Options;

/// <summary>Kinds of JSON value.</summary>
[Flags]
internal enum JsonKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A string.</summary>
    Text = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>True or false.</summary>
    Switch = 4,
}
