using System.CommandLine;
using System.CommandLine.Parsing;
using BeadsAutomation.Hosting.Configuration;

namespace BeadsAutomation.Hosting.CommandLine;

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
    private readonly Option<bool> _help = Flag("--help", "-h", "-?");
    private readonly Option<bool> _version = Flag("--version");
    private readonly Option<bool> _dryRun = Flag("--dry-run");
    private readonly Option<bool> _sweep = Flag("--sweep");
    private readonly Option<bool> _allowMassReap = Flag("--allow-mass-reap");
    private readonly Option<string> _output = Text("--output");
    private readonly Option<string> _config = Text("--config");
    private readonly Argument<string> _beadId = new("id");
    private readonly List<Option<string>> _settings =
    [
        .. Settings.All.Where(s => s.Option is not null).Select(s => Text(s.Option!, s.Alias)),
    ];

    private CommandLineReader(Executable executable) => _executable = executable;

    /// <summary>Reads the arguments; what is wrong with them is in the answer.</summary>
    public static Request Read(Executable executable, IReadOnlyList<string> arguments)
    {
        var reader = new CommandLineReader(executable);
        return reader.Understand(reader.Grammar().Parse(arguments, Plain));
    }

    private Command Grammar()
    {
        var root = new Command(_executable.Name) { _help, _version, _dryRun, _output, _config };
        root.Options.Add(_allowMassReap);
        _settings.ForEach(root.Options.Add);
        if (_executable.Default == Verb.Tick)
        {
            root.Options.Add(_sweep);
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
        if (verb == Verb.Rearm)
        {
            command.Arguments.Add(_beadId);
        }
        command.SetAction(_ => 0);
        return command;
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
            AllowMassReap = IsSet(parse, _allowMassReap),
            Json = output is "json",
            ConfigFile = Last(parse, _config),
            BeadId = parse.GetResult(_beadId)?.Tokens is [var id, ..] ? id.Value : "",
            Settings = _settings
                .Where(o => IsSet(parse, o))
                .ToDictionary(o => o.Name, o => Last(parse, o) ?? "", StringComparer.Ordinal),
        };
        return request with { Problem = Problem(parse, request, output) };
    }

    private static string? Problem(ParseResult parse, Request request, string? output) =>
        parse.Errors.Count > 0 ? Printable.Line(parse.Errors[0].Message, 300)
        : output is not null and not "text" and not "json"
            ? $"--output is '{Printable.Line(output, 100)}': use text or json."
        : request is { Verb: Verb.Rearm or Verb.KedaQuery, WithSweep: true }
            ? "--sweep goes with tick only: leave it out."
        : request
            is { AllowMassReap: true, Verb: Verb.Rearm }
                or { AllowMassReap: true, Verb: Verb.Tick, WithSweep: false }
            ? "--allow-mass-reap is for a sweep: add --sweep, or leave it out."
        : request is { Verb: Verb.Rearm } && string.IsNullOrWhiteSpace(request.BeadId)
            ? "the id of the bead is blank: write it behind rearm."
        : null;

    /// <summary>The verb as people write it.</summary>
    public static string Word(Verb verb) =>
        verb switch
        {
            Verb.Tick => "tick",
            Verb.Sweep => "sweep",
            Verb.Run => "run",
            Verb.KedaQuery => "keda-query",
            _ => "rearm",
        };

    private static bool IsSet(ParseResult parse, Option option) =>
        parse.GetResult(option) is OptionResult { Implicit: false };

    private static string? Last(ParseResult parse, Option<string> option) =>
        parse.GetResult(option)?.Tokens is [.., var last] ? last.Value : null;

    private static Option<bool> Flag(string name, params string[] aliases) =>
        new(name, aliases) { Recursive = true, Arity = ArgumentArity.Zero };

    private static Option<string> Text(string name, string? alias = null) =>
        new(name, alias is null ? [] : [alias]) { Recursive = true };
}
