using System.CommandLine;

namespace BeadsAutomation.Commands.CommandLine;

/// <summary>What the grammar is made of.</summary>
internal static class OptionKinds
{
    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(string name, params string[] aliases) =>
        new(name, aliases) { Recursive = true, Arity = ArgumentArity.Zero };

    /// <summary>An option with one.</summary>
    public static Option<string> Text(string name, string? alias = null, IReadOnlyList<string>? choices = null)
    {
        var option = new Option<string>(name, alias is null ? [] : [alias]) { Recursive = true };
        option.CompletionSources.Add([.. choices ?? []]);
        return option;
    }

    /// <summary>One word of a few behind a verb, or none.</summary>
    public static Argument<string> Choice(string name, params string[] choices)
    {
        var argument = new Argument<string>(name) { Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(choices);
        return argument;
    }
}
