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
        [
            Verb.Rearm,
            Verb.Pause,
            Verb.Resume,
            Verb.Dispatch,
            Verb.Cancel,
            Verb.Reap,
            Verb.Run,
            Verb.KedaQuery,
            Verb.Explain,
            Verb.Status,
            Verb.History,
            Verb.Report,
            Verb.Doctor,
            Verb.Config,
            Verb.Completions,
        ]
    );

    /// <summary>Settles what went silent.</summary>
    public static readonly Executable Reaper = new("beads-reaper", Verb.Sweep, [Verb.Completions]);
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

    /// <summary>Says why beads wait.</summary>
    Explain,

    /// <summary>Shows the whole queue and what is in hand.</summary>
    Status,

    /// <summary>Shows a bead's attempts.</summary>
    History,

    /// <summary>Tells what was sent in a while, and what came of it.</summary>
    Report,

    /// <summary>Looks for what is wrong around it.</summary>
    Doctor,

    /// <summary>Shows the settings in force.</summary>
    Config,

    /// <summary>Prints what makes a shell complete our words.</summary>
    Completions,

    /// <summary>Sends nothing more until it is resumed.</summary>
    Pause,

    /// <summary>Ends a pause.</summary>
    Resume,

    /// <summary>Sends one bead now.</summary>
    Dispatch,

    /// <summary>Takes a claim back.</summary>
    Cancel,

    /// <summary>Gives one claim up.</summary>
    Reap,
}
