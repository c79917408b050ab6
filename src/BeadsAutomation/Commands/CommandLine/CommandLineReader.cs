using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.CommandLine;

/// <summary>
/// The grammar. It is only parsed with, never invoked: help, errors and signals are ours, so that the library's own
/// handling of a terminated process cannot end a dispatch in mid-air.
/// </summary>
internal sealed class CommandLineReader
{
    // A file named by @ would be read in place of a bead's id; and -abc is no bundle of options here.
    private static readonly ParserConfiguration Plain = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    private readonly Executable _executable;
    private readonly Option<bool> _help = OptionKinds.Flag("--help", "-h", "-?");
    private readonly Option<bool> _version = OptionKinds.Flag("--version");
    private readonly Option<bool> _dryRun = OptionKinds.Flag("--dry-run");
    private readonly Option<bool> _sweep = OptionKinds.Flag("--sweep");
    private readonly Option<bool> _noTick = OptionKinds.Flag("--no-tick");
    private readonly Option<bool> _noSweep = OptionKinds.Flag("--no-sweep");
    private readonly Option<bool> _allowMassReap = OptionKinds.Flag("--allow-mass-reap");
    private readonly Option<string> _output = OptionKinds.Text("--output", choices: ["text", "json"]);
    private readonly Option<string> _config = OptionKinds.Text("--config");
    private readonly Option<string> _reason = OptionKinds.Text("--reason");
    private readonly Option<string> _for = OptionKinds.Text("--for");
    private readonly Option<string> _label = OptionKinds.Text("--label");
    private readonly Option<bool> _ignoreBackoff = OptionKinds.Flag("--ignore-backoff");
    private readonly Option<bool> _check = OptionKinds.Flag("--check");
    private readonly Option<string> _since = OptionKinds.Text("--since");
    private readonly Option<string> _format = OptionKinds.Text(
        "--format",
        choices: ["text", "markdown", "json", "html"]
    );
    private readonly List<Argument> _beadIds = [];
    private readonly Argument<string> _show = OptionKinds.Choice("show", "show");
    private readonly Argument<string> _shell = OptionKinds.Choice("shell", [.. CompletionScript.Shells]);
    private readonly List<Option<string>> _settings =
    [
        .. Settings.All.Where(s => s.Option is not null).Select(s => OptionKinds.Text(s.Option!, s.Alias, s.Choices)),
    ];

    private CommandLineReader(Executable executable) => _executable = executable;

    /// <summary>Reads the arguments; what is wrong with them is in the answer.</summary>
    public static Request Read(Executable executable, IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            // What a CronJob runs every other minute has nothing to parse.
            return new Request { Verb = executable.Default };
        }
        var reader = new CommandLineReader(executable);
        return reader.Understand(reader.Grammar().Parse(arguments, Plain));
    }

    /// <summary>What may follow these words.</summary>
    public static NextWords Next(Executable executable, IReadOnlyList<string> words)
    {
        var reader = new CommandLineReader(executable);
        var parse = reader.Grammar().Parse(words, Plain);
        var waits =
            parse.Tokens is [.., { Type: TokenType.Option } last]
            && parse.GetResult(last.Value) is OptionResult { Option.Arity.MaximumNumberOfValues: > 0 };
        return new NextWords(
            reader.Understand(parse),
            [.. parse.GetCompletions().Select(c => c.Label)],
            !waits && parse.CommandResult.Command.Arguments.Any(reader._beadIds.Contains)
        );
    }

    private Command Grammar()
    {
        var root = new Command(_executable.Name) { _help, _version, _dryRun, _output, _config };
        root.Options.Add(_allowMassReap);
        _settings.ForEach(root.Options.Add);
        if (_executable.Default == Verb.Tick)
        {
            root.Options.Add(_sweep);
            root.Options.Add(_noTick);
            root.Options.Add(_noSweep);
        }
        foreach (var verb in _executable.Others.Prepend(_executable.Default))
        {
            root.Subcommands.Add(Command(verb));
        }
        root.SetAction(_ => 0);
        return root;
    }

    private Command Command(Verb verb)
    {
        var command = new Command(Word(verb));
        switch (verb)
        {
            case Verb.Rearm or Verb.Dispatch or Verb.Cancel or Verb.Reap:
                command.Arguments.Add(BeadIds(ArgumentArity.ExactlyOne));
                break;
            case Verb.History:
                command.Arguments.Add(BeadIds(ArgumentArity.ZeroOrOne));
                break;
            case Verb.Explain:
                command.Arguments.Add(BeadIds(ArgumentArity.ZeroOrMore));
                break;
            case Verb.Config:
                command.Arguments.Add(_show);
                break;
            case Verb.Completions:
                command.Arguments.Add(_shell);
                break;
            default:
                break;
        }
        Own(verb).ForEach(command.Options.Add);
        command.SetAction(_ => 0);
        return command;
    }

    /// <summary>Options that one verb has and no other.</summary>
    private List<Option> Own(Verb verb) =>
        verb switch
        {
            Verb.Pause => [_reason, _for, _label],
            Verb.Resume => [_label],
            Verb.Dispatch => [_ignoreBackoff],
            Verb.Status => [_check],
            Verb.Report => [_since, _format],
            _ => [],
        };

    // Each verb has an argument of its own: the library does not share one between commands.
    private Argument BeadIds(ArgumentArity arity)
    {
        Argument argument =
            arity.MaximumNumberOfValues == 1 ? new Argument<string>("id") : new Argument<string[]>("id");
        argument.Arity = arity;
        _beadIds.Add(argument);
        return argument;
    }

    private Request Understand(ParseResult parse)
    {
        var word = parse.CommandResult.Command.Name;
        var verb = _executable.Others.FirstOrDefault(
            v => string.Equals(Word(v), word, StringComparison.Ordinal),
            _executable.Default
        );
        var output = Last(parse, _output);
        var request = new Request
        {
            Verb = verb,
            Help = IsSet(parse, _help),
            Version = IsSet(parse, _version),
            DryRun = IsSet(parse, _dryRun),
            WithSweep = IsSet(parse, _sweep),
            NoTick = IsSet(parse, _noTick),
            NoSweep = IsSet(parse, _noSweep),
            AllowMassReap = IsSet(parse, _allowMassReap),
            Json = output is "json" || (verb == Verb.Report && Last(parse, _format) is "json"),
            ConfigFile = Last(parse, _config),
            BeadIds = [.. _beadIds.SelectMany(a => parse.GetResult(a)?.Tokens ?? []).Select(t => t.Value)],
            Reason = Last(parse, _reason),
            For = Last(parse, _for),
            Label = Last(parse, _label),
            IgnoreBackoff = IsSet(parse, _ignoreBackoff),
            Check = IsSet(parse, _check),
            Shell = Only(parse, _shell),
            Since = Last(parse, _since),
            Format = Last(parse, _format),
            Settings = _settings
                .Where(o => IsSet(parse, o))
                .ToDictionary(o => o.Name, o => Last(parse, o) ?? "", StringComparer.Ordinal),
        };
        return request with { Problem = Problem(parse, request, output) ?? WithoutWord(parse, verb) };
    }

    private string? WithoutWord(ParseResult parse, Verb verb) =>
        verb == Verb.Config && Only(parse, _show) is not "show"
            ? "config shows the settings in force: write config show."
        : verb == Verb.Completions && !CompletionScript.Shells.Contains(Only(parse, _shell), StringComparer.Ordinal)
            ? "completions prints a script for one shell: write completions bash, zsh or fish."
        : null;

    private static string? Problem(ParseResult parse, Request request, string? output) =>
        parse.Errors.Count > 0 ? Printable.Line(parse.Errors[0].Message, 300)
        : output is not null and not "text" and not "json"
            ? $"--output is '{Printable.Line(output, 100)}': use text or json."
        : RequestProblem.Of(request);

    /// <summary>The verb as people write it.</summary>
    public static string Word(Verb verb) => JsonNamingPolicy.KebabCaseLower.ConvertName(verb.ToString());

    private static bool IsSet(ParseResult parse, Option option) =>
        parse.GetResult(option) is OptionResult { Implicit: false };

    private static string? Last(ParseResult parse, Option<string> option) =>
        parse.GetResult(option)?.Tokens is [.., var last] ? last.Value : null;

    private static string? Only(ParseResult parse, Argument<string> argument) =>
        parse.GetResult(argument)?.Tokens is [{ } only] ? only.Value : null;
}
