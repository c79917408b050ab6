using BeadsAutomation.Hosting;
using BeadsAutomation.Store;

namespace BeadsAutomation.Operations;

/// <summary>What a human's word about one claim comes to.</summary>
/// <param name="Transition">What to write; <see langword="null"/> when nothing is.</param>
/// <param name="ExitCode">What the process says.</param>
/// <param name="Sentence">What is done, or why not and what to do.</param>
internal sealed record HandDecision(BeadTransition? Transition, ExitCode ExitCode, string Sentence)
{
    /// <summary>Nothing is there to be done, which is no failure.</summary>
    public static HandDecision Nothing(string sentence) => new(null, ExitCode.Done, sentence);

    /// <summary>Nothing is done, and somebody has to look.</summary>
    public static HandDecision No(string sentence) => new(null, ExitCode.Attention, sentence);
}
