using BeadsAutomation.Commands.CommandLine;

namespace BeadsAutomation.Hosting;

/// <summary>One of the two programs, and how its verbs are done. Each program names its own, so that it carries no other's.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Entries">Its verbs, in the order of its help; the first is what it does when nobody says what.</param>
internal sealed record Program(string Name, IReadOnlyList<VerbEntry> Entries)
    : Executable(Name, [.. Entries.Select(entry => entry.Verb)])
{
    /// <summary>How a verb is done.</summary>
    public RunVerb this[Verb verb] =>
        Entries.First(entry => entry.Verb == verb).RunAsync ?? throw new NotSupportedException($"{verb}");
}

/// <summary>A verb of a program.</summary>
/// <param name="Verb">Which.</param>
/// <param name="RunAsync">How it is done; <see langword="null"/> for one that only prints a page.</param>
internal sealed record VerbEntry(Verb Verb, RunVerb? RunAsync);
