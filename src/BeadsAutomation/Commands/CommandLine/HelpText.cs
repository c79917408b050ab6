using System.Globalization;
using System.Text;
using BeadsAutomation.Configuration;

namespace BeadsAutomation.Commands.CommandLine;

/// <summary>What <c>--help</c> shows: examples first.</summary>
internal static class HelpText
{
    private const string Dispatcher = """
        beads-dispatcher claims the top ready bead of the sentinel and sends it to the agent service, once.

        Examples:
          beads-dispatcher                          one tick: at most one bead is claimed and sent
          beads-dispatcher --dry-run                what a tick would do, and why each other bead waits
          beads-dispatcher tick --sweep             first a sweep, then a tick, in one process
          beads-dispatcher rearm bd-42              bd-42 gets a fresh start: no count, no backoff
          beads-dispatcher pause --reason "restore" nothing more is sent; recovery goes on
          beads-dispatcher resume                   ends the pause
          beads-dispatcher dispatch bd-42           sends bd-42 now; says which gates that goes over
          beads-dispatcher cancel bd-42             takes bd-42 back; its agent may go on
          beads-dispatcher reap bd-42               gives the claim of bd-42 up, unless its job lives
          beads-dispatcher explain bd-42            why bd-42 is not running, and what to do
          beads-dispatcher status                   what waits, what is in flight, what was blocked
          beads-dispatcher history bd-42            its attempts; without an id the newest of all
          beads-dispatcher report --since 14d       what was sent in two weeks, and what came of it
          beads-dispatcher --output json            one JSON document on standard output
          beads-dispatcher run --interval 1m        stays, ticks every minute and sweeps every ten
          beads-dispatcher run --no-tick            stays and recovers, but sends nothing
          beads-dispatcher keda-query               the question for KEDA's mysql scaler
          beads-dispatcher doctor                   what is wrong with store, agent and settings, and what to do
          beads-dispatcher config show              the settings in force, and where each came from
          beads-dispatcher completions bash         a script that completes verbs, options and beads

        Usage:
          beads-dispatcher [tick] [--sweep [--allow-mass-reap]] [options]
          beads-dispatcher run [--interval <time>] [--sweep-interval <time>] [--no-tick|--no-sweep] [options]
          beads-dispatcher rearm|cancel|reap <id> [options]
          beads-dispatcher dispatch <id> [--ignore-backoff] [options]
          beads-dispatcher pause --reason <text> [--for <time>] [--label <label>] [options]
          beads-dispatcher resume [--label <label>] [options]
          beads-dispatcher explain [<id>...] [options]
          beads-dispatcher status [--check] [options]
          beads-dispatcher history [<id>] [options]
          beads-dispatcher report [--since <time>] [--format text|markdown|json|html] [options]
          beads-dispatcher keda-query [options]
          beads-dispatcher doctor [options]
          beads-dispatcher config show [options]
          beads-dispatcher completions bash|zsh|fish

        Options:
          --sweep               run a sweep before the tick
          --allow-mass-reap     with --sweep: cap and fuse of the sweep do not apply; look first
          --reason, --for       with pause: why, and for how long (1m to 30d; else until 'resume')
          --label               with pause and resume: only beads with this label of bd
          --ignore-backoff      with dispatch: send it although it waits for its backoff
          --check               with status: exit code 5 when something needs attention
          --since, --format     with report: how far back (1h to 366d; default 7d), and how it is written
          --no-tick, --no-sweep with run: leave one of the two out

        """;

    private const string Reaper = """
        beads-reaper finds out what became of the beads that were sent, and hands back those that went silent.

        Examples:
          beads-reaper                              one sweep
          beads-reaper --dry-run                    what a sweep would do, and why
          beads-reaper --allow-mass-reap            after a look: the cap and the fuse do not apply
          beads-reaper --output json                one JSON document on standard output
          beads-reaper completions bash             a script that completes its options

        Usage:
          beads-reaper [sweep] [--allow-mass-reap] [options]
          beads-reaper completions bash|zsh|fish

        Options:
          --allow-mass-reap     cap and fuse of the sweep do not apply; look first

        """;

    private const string Common = """
          --dry-run             read and decide only; writes and sends nothing
          --output text|json    lines (default), or one JSON document
          --config <file>       a JSON file with settings; also BEADS_CONFIG
          -h, --help            this page
          --version             version and commit

        Settings, each from the first place that has it: option, environment, JSON file,
        .beads/dolt-server.port, .beads/metadata.json, default.

        """;

    private const string Rest = """

        Environment beside the settings:
          BEADS_CONFIG          a JSON file with settings
          BEADS_DIR             the folder that holds metadata.json; else .beads here or in the
                                nearest parent, else /etc/beads-metadata
          NO_COLOR, FORCE_COLOR never or always colours; by default on a terminal only
          SSL_CERT_FILE         the certificates that TLS trusts
          A secret is also read from the file that BEADS_DOLT_PASSWORD_FILE or
          API_BEARER_TOKEN_FILE names.

        Exit codes:

        """;

    /// <summary>The page of one program.</summary>
    public static string Of(Executable executable)
    {
        var page = new StringBuilder(executable.Default == Verb.Tick ? Dispatcher : Reaper);
        page.Append(Common);
        foreach (var setting in Settings.All)
        {
            var names = string.Join(
                ", ",
                new[] { setting.Option, setting.Alias }.Concat(setting.Environment).OfType<string>()
            );
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {(names.Length > 0 ? names : setting.Name)}\n      {setting.Help} (default: {setting.DefaultText})"
            );
        }
        page.Append(Rest);
        foreach (var (code, meaning) in ExitCodes.Meanings)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"  {(int)code, -4} {meaning}");
        }
        return page.ToString();
    }
}
