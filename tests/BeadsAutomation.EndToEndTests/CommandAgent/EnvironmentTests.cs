using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.CommandAgent;

/// <summary>What an agent of the published program finds in its environment, with each kind of store.</summary>
public sealed class EnvironmentTests
{
    private const string Record = """env > "$1/part"; mv "$1/part" "$1/environment" """;

    private static readonly string[] Never =
    [
        "BEADS_NOTIFY_URL",
        "BEADS_NOTIFY_TOPIC",
        "BEADS_NOTIFY_URL_OLD",
        "API_BEARER_TOKEN",
        "AGENT_SERVICE_TOKEN",
        "AGENT_SERVICE_BEARER_TOKEN_FILE",
        "OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_RESOURCE_ATTRIBUTES",
        "BEADS_CONFIG",
        "BEADS_TEST_ANYTHING",
        "NOTIFY_SOCKET",
        "WATCHDOG_USEC",
        "LISTEN_FDS",
        "CREDENTIALS_DIRECTORY",
        "INVOCATION_ID",
        "CLAUDECODE",
        "CLAUDE_CODE_ENTRYPOINT",
        "CLAUDE_CODE_SSE_PORT",
        "CLAUDE_CODE_SESSION_ID",
        "CLAUDE_CODE_SESSION_ACCESS_TOKEN",
        "CODEX_SANDBOX",
        "CODEX_SANDBOX_NETWORK_DISABLED",
        "CODEX_THREAD_ID",
        "GEMINI_CLI",
        "GEMINI_CLI_IDE_SERVER_PORT",
        "GEMINI_CLI_IDE_AUTH_TOKEN",
        "CURSOR_AGENT",
        "CURSOR_TRACE_ID",
        "OPENCODE",
        "MINE_TO_KEEP",
    ];

    private static readonly string[] OfTheServer =
    [
        "BEADS_DOLT_PASSWORD",
        "BEADS_DOLT_SERVER_HOST",
        "BEADS_DOLT_SERVER_USER",
        "BEADS_DOLT_DATA_DIR",
    ];

    private static readonly string[] Always =
    [
        "PATH",
        "HOME",
        "LANG",
        "SSH_AUTH_SOCK",
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_BASE_URL",
        "CLAUDE_CODE_OAUTH_TOKEN",
        "CLAUDE_CODE_USE_BEDROCK",
        "CLAUDE_CONFIG_DIR",
        "OPENAI_API_KEY",
        "CODEX_HOME",
        "CODEX_API_KEY",
        "GEMINI_API_KEY",
        "CURSOR_API_KEY",
        "GITHUB_TOKEN",
        "BEADS_ACTOR",
        "BEADS_DIR_OF_MINE",
    ];

    [Fact]
    public async Task With_a_server_it_has_what_its_bd_needs_and_nothing_that_is_ours()
    {
        await using var workshop = await Workshop.WithAsync(Record);
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1"));
        Prepare(world.Environment, workshop);

        (await world.TickAsync()).With(0);

        await ShouldHaveAsync(workshop, [.. Always, .. OfTheServer], Never);
    }

    [Fact]
    public async Task With_a_file_it_has_nothing_of_a_server_either()
    {
        await using var workshop = await Workshop.WithAsync(Record);
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"));
        Prepare(world.Environment, workshop);
        foreach (var name in OfTheServer)
        {
            world.Environment[name] = "given";
        }

        (await world.TickAsync()).With(0);

        await ShouldHaveAsync(workshop, [.. Always, "BEADS_FILE"], [.. Never, .. OfTheServer]);
    }

    private static void Prepare(Dictionary<string, string> environment, Workshop workshop)
    {
        File.WriteAllText(workshop.At("settings.json"), "{}");
        foreach (
            var name in Never
                .Concat(Always)
                .Append("BEADS_DOLT_DATA_DIR")
                .Except(["PATH", "HOME"], StringComparer.Ordinal)
        )
        {
            environment[name] = "given";
        }
        environment["BEADS_NOTIFY_URL"] = "http://127.0.0.1:9/nobody";
        environment["OTEL_RESOURCE_ATTRIBUTES"] = "a=b";
        environment["BEADS_CONFIG"] = workshop.At("settings.json");
        environment["BEADS_AGENT"] = "command";
        environment["BEADS_AGENT_COMMAND"] = workshop.Command;
        environment["BEADS_JOBS_FOLDER"] = workshop.JobsFolder;
        environment["BEADS_AGENT_ENV_DENY"] = "MINE_*";
    }

    private static async Task ShouldHaveAsync(Workshop workshop, string[] all, string[] none)
    {
        await workshop.WrittenAsync("environment");
        var names = File.ReadAllLines(workshop.At("environment"))
            .Select(line => line.Split('=')[0])
            .ToHashSet(StringComparer.Ordinal);
        all.Except(names, StringComparer.Ordinal).ShouldBeEmpty();
        none.Intersect(names, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
