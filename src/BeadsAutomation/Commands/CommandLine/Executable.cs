namespace BeadsAutomation.Commands.CommandLine;

/// <summary>One of the two programs.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Verbs">What it can do, in the order of its help; the first is what it does when nobody says what.</param>
internal record Executable(string Name, IReadOnlyList<Verb> Verbs)
{
    /// <summary>What it does when nobody says what.</summary>
    public Verb Default => Verbs[0];

    /// <summary>What else it can do.</summary>
    public IEnumerable<Verb> Others => Verbs.Skip(1);
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
