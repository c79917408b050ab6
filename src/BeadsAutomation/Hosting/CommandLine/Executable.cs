namespace BeadsAutomation.Hosting.CommandLine;

/// <summary>One of the two programs.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Default">What it does when nobody says what.</param>
/// <param name="Others">What else it can do.</param>
internal sealed record Executable(string Name, Verb Default, IReadOnlyList<Verb> Others)
{
    /// <summary>Sends beads.</summary>
    public static readonly Executable Dispatcher = new(
        "beads-dispatcher",
        Verb.Tick,
        [Verb.Rearm, Verb.Run, Verb.KedaQuery]
    );

    /// <summary>Settles what went silent.</summary>
    public static readonly Executable Reaper = new("beads-reaper", Verb.Sweep, []);
}

/// <summary>What can be done.</summary>
internal enum Verb
{
    /// <summary>One pass of the dispatcher.</summary>
    Tick,

    /// <summary>One pass of the reaper.</summary>
    Sweep,

    /// <summary>Gives a bead a fresh start.</summary>
    Rearm,

    /// <summary>Ticks and sweeps until it is told to stop.</summary>
    Run,

    /// <summary>Prints the question that a scaler asks the database.</summary>
    KedaQuery,
}
