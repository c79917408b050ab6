namespace BeadsAutomation.Resident;

/// <summary>How often each pass is to run.</summary>
/// <param name="Tick">From the beginning of one tick to that of the next; <see langword="null"/> without ticks.</param>
/// <param name="Sweep">The same for sweeps; one of the two is there.</param>
internal sealed record Rhythm(TimeSpan? Tick, TimeSpan? Sweep)
{
    /// <summary>The pass whose regular end is the sign of life.</summary>
    public PassKind Main => Tick is null ? PassKind.Sweep : PassKind.Tick;

    /// <summary>How often that one is to run.</summary>
    public TimeSpan MainInterval => Tick ?? Sweep ?? throw new InvalidOperationException("Neither ticks nor sweeps.");
}
