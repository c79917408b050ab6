namespace BeadsAutomation.Commands.Manual;

/// <summary>What a human's word about one bead comes to.</summary>
/// <param name="Transition">What to write; <see langword="null"/> when nothing is.</param>
/// <param name="Done">Whether it is as they want it, before or after.</param>
/// <param name="ExitCode">What the process says.</param>
/// <param name="Sentence">What is done, or why not and what to do.</param>
internal sealed record HandDecision(BeadTransition? Transition, bool Done, ExitCode ExitCode, string Sentence)
{
    /// <summary>It is written.</summary>
    public static HandDecision Write(BeadTransition transition, string sentence) =>
        new(transition, true, ExitCode.Done, sentence);

    /// <summary>It is so already.</summary>
    public static HandDecision Already(string sentence) => new(null, true, ExitCode.Done, sentence);

    /// <summary>Nothing is there to be done, which is no failure.</summary>
    public static HandDecision Nothing(string sentence) => new(null, false, ExitCode.Done, sentence);

    /// <summary>Nothing is done, and somebody has to look.</summary>
    public static HandDecision No(string sentence) => new(null, false, ExitCode.Attention, sentence);

    /// <summary>The store did not take it.</summary>
    public static HandDecision NotWritten(string sentence) => new(null, false, ExitCode.Store, sentence);
}
