namespace BeadsAutomation.Commands.CommandLine;

/// <summary>What may come next on a command line.</summary>
/// <param name="Request">What stands there already means this, as far as it can be told.</param>
/// <param name="Words">Verbs, options, or the values of the option that stands last.</param>
/// <param name="TakesBead">The id of a bead may come next.</param>
internal sealed record NextWords(Request Request, IReadOnlyList<string> Words, bool TakesBead);
