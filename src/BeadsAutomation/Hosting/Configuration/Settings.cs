namespace BeadsAutomation.Hosting.Configuration;

/// <summary>The table of all settings: command line, environment, files, help and README are made from it.</summary>
internal static class Settings
{
    /// <summary>All settings, in the order in which people read them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [.. Store(), .. Database(), .. Agent(), .. Command(), .. Limits(), .. FanOut(), .. Process()];

    private static IEnumerable<Setting> Store() =>
        [
            new(
                "store",
                "where beads live: dolt (a server) or jsonl (a file)",
                "dolt",
                (o, t) => o with { Store = Texts.ToStore(t) }
            )
            {
                Environment = ["BEADS_STORE"],
            },
            new(
                "beadsFile",
                "the file of store jsonl, in bd's export format",
                ".beads/issues.jsonl",
                (o, t) => o with { BeadsFile = t }
            )
            {
                Environment = ["BEADS_FILE"],
                IsPath = true,
            },
        ];

    private static IEnumerable<Setting> Database() =>
        [
            new("host", "host of the Dolt or MySQL server", "127.0.0.1", (o, t) => o with { Host = t })
            {
                Environment = ["BEADS_DOLT_SERVER_HOST"],
                MetadataKey = "dolt_server_host",
            },
            new("port", "its port", "3307", (o, t) => o with { Port = Texts.ToNumber(t) })
            {
                Environment = ["BEADS_DOLT_SERVER_PORT", "BEADS_DOLT_PORT"],
                MetadataKey = "dolt_server_port",
                Json = JsonKinds.Number,
            },
            new("user", "user of the database", "root", (o, t) => o with { User = t })
            {
                Environment = ["BEADS_DOLT_SERVER_USER"],
                MetadataKey = "dolt_server_user",
            },
            new("password", "its password", "none", (o, t) => o with { Password = t })
            {
                Environment = ["BEADS_DOLT_PASSWORD"],
                IsSecret = true,
            },
            new("database", "name of the database", "beads", (o, t) => o with { Database = t })
            {
                Environment = ["BEADS_DOLT_SERVER_DATABASE"],
                MetadataKey = "dolt_database",
            },
            new(
                "tls",
                "off, required, verify-ca or verify-full; false means off and true verify-full",
                "off",
                (o, t) => o with { Tls = Texts.ToTls(t) }
            )
            {
                Environment = ["BEADS_DOLT_SERVER_TLS"],
                MetadataKey = "dolt_server_tls",
                Json = JsonKinds.Text | JsonKinds.Switch,
            },
            new(
                "projectId",
                "bd's project id; refused when the database has another",
                "not checked",
                (o, t) => o with { ProjectId = t }
            )
            {
                MetadataKey = "project_id",
                HasOption = false,
            },
        ];

    private static IEnumerable<Setting> Agent() =>
        [
            new("assignee", "the sentinel: beads assigned to it are ours", "agent", (o, t) => o with { Assignee = t })
            {
                Environment = ["BEADS_ASSIGNEE"],
            },
            new("actor", "who signs events and Dolt commits", "the program's name", (o, t) => o with { Actor = t })
            {
                Environment = ["BEADS_ACTOR"],
            },
            new("agent", "who does the work: beadboard or command", "beadboard", (o, t) => o with { Agent = t })
            {
                Environment = ["BEADS_AGENT"],
            },
            new(
                "beadboardUrl",
                "base URL of BeadBoard",
                "http://localhost:3000",
                (o, t) => o with { BeadBoardUrl = Texts.ToUrl(t) }
            )
            {
                Environment = ["BEADBOARD_URL"],
            },
            new(
                "agentServiceUrl",
                "base URL of the agent service, asked for its health and its jobs",
                "not asked",
                (o, t) => o with { AgentServiceUrl = Texts.ToUrl(t) }
            )
            {
                Environment = ["AGENT_SERVICE_URL"],
            },
            new(
                "agentServiceToken",
                "bearer token for the agent service's jobs",
                "none",
                (o, t) => o with { AgentServiceToken = t }
            )
            {
                Environment = ["API_BEARER_TOKEN"],
                IsSecret = true,
            },
        ];

    private static IEnumerable<Setting> Command() =>
        [
            new(
                "agentCommand",
                "the command agent's program and arguments; no shell reads them",
                "none",
                (o, t) => o with { AgentCommand = t }
            )
            {
                Environment = ["BEADS_AGENT_COMMAND"],
            },
            Count(
                "agentSlots",
                "BEADS_AGENT_SLOTS",
                "jobs of the command agent at the same time, 1 to 100",
                "1",
                (o, n) => o with { AgentSlots = n }
            ),
            new(
                "jobsFolder",
                "where the command agent keeps its jobs",
                ".beads/automation-jobs",
                (o, t) => o with { JobsFolder = t }
            )
            {
                Environment = ["BEADS_JOBS_FOLDER"],
                IsPath = true,
            },
        ];

    private static IEnumerable<Setting> Limits() =>
        [
            Count(
                "maxInFlight",
                "BEADS_MAX_IN_FLIGHT",
                "beads in flight at most, 1 to 1000",
                "10",
                (o, n) => o with { MaxInFlight = n }
            ),
            Count(
                "maxAttempts",
                "BEADS_MAX_ATTEMPTS",
                "attempts that surely failed before a bead is blocked, 1 to 100",
                "5",
                (o, n) => o with { MaxAttempts = n }
            ),
            Count(
                "maxDispatchesPerDay",
                "BEADS_MAX_DISPATCHES_PER_DAY",
                "beads that are sent on one UTC day at most, up to 1000000; 0 is no limit",
                "0",
                (o, n) => o with { MaxDispatchesPerDay = n }
            ),
            Duration(
                "staleAfter",
                "BEADS_STALE_AFTER",
                "silence after which a claim is given up: jobTimeout + 10m or more, less than hardCap",
                "30m",
                (o, d) => o with { StaleAfter = d }
            ),
            Duration(
                "jobTimeout",
                "BEADS_JOB_TIMEOUT",
                "how long one job may run; BeadBoard asks the agent service for 15m",
                "15m",
                (o, d) => o with { JobTimeout = d }
            ),
            Duration(
                "hardCap",
                "BEADS_HARD_CAP",
                "one run at most, whatever the signs of life, up to 7 days",
                "2h",
                (o, d) => o with { HardCap = d }
            ),
            Duration(
                "orphanGrace",
                "BEADS_ORPHAN_GRACE",
                "how long a re-opened bead waits after its last job's time for an agent that may go on, up to 7 days; 0: not at all",
                "15m",
                (o, d) => o with { OrphanGrace = d }
            ),
            Count(
                "maxReapedPerSweep",
                "BEADS_MAX_REAPED_PER_SWEEP",
                "reaped per sweep without the service's word at most, 1 to 10000",
                "20",
                (o, n) => o with { MaxReapedPerSweep = n }
            ),
        ];

    private static IEnumerable<Setting> FanOut() =>
        [
            Count(
                "maxPerTick",
                "BEADS_MAX_PER_TICK",
                "beads that one tick sends at most, 1 to 100",
                "1",
                (o, n) => o with { MaxPerTick = n }
            ),
            Count(
                "batchInitial",
                "BEADS_BATCH_INITIAL",
                "the first batch of such a tick",
                "1",
                (o, n) => o with { BatchInitial = n }
            ),
            Factor(
                "batchMultiplier",
                "BEADS_BATCH_MULTIPLIER",
                "how many times larger the next batch is after one that was taken whole",
                "2",
                (o, n) => o with { BatchMultiplier = n }
            ),
            Count("batchMax", "BEADS_BATCH_MAX", "the largest batch", "maxPerTick", (o, n) => o with { BatchMax = n }),
            Duration(
                "holdFirst",
                "BEADS_HOLD_FIRST",
                "how long nobody claims after trouble with the agent service, at first",
                "2m",
                (o, d) => o with { HoldFirst = d }
            ),
            Factor(
                "holdMultiplier",
                "BEADS_HOLD_MULTIPLIER",
                "how many times longer each time until a bead is taken",
                "2",
                (o, n) => o with { HoldMultiplier = n }
            ),
            Duration(
                "holdLongest",
                "BEADS_HOLD_LONGEST",
                "and how long at most, up to 1h",
                "1h",
                (o, d) => o with { HoldLongest = d }
            ),
            Count(
                "breakerAfter",
                "BEADS_BREAKER_AFTER",
                "failures of the agent service in a row that open the breaker, 1 to 100",
                "5",
                (o, n) => o with { BreakerAfter = n }
            ),
        ];

    private static IEnumerable<Setting> Process() =>
        [
            Duration(
                "dispatchInterval",
                "BEADS_DISPATCH_INTERVAL",
                "how often the dispatcher is started; a ghost is older than two of them",
                "2m",
                (o, d) => o with { DispatchInterval = d }
            ) with
            {
                Alias = "--interval",
            },
            Duration(
                "sweepInterval",
                "BEADS_SWEEP_INTERVAL",
                "how often the reaper is started; 'run' sweeps so often",
                "10m",
                (o, d) => o with { SweepInterval = d }
            ),
            new(
                "listen",
                "where 'run' answers /healthz, /readyz and /metrics: address:port",
                "127.0.0.1:9464",
                (o, t) => o with { Listen = Texts.ToEndpoint(t) }
            )
            {
                Environment = ["BEADS_LISTEN"],
            },
            new(
                "logLevel",
                "trace, debug, information, warning, error, critical or none",
                "information",
                (o, t) => o with { LogLevel = Texts.ToLogLevel(t) }
            )
            {
                Environment = ["BEADS_LOG_LEVEL"],
            },
        ];

    private static Setting Count(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, int, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Texts.ToNumber(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Number,
        };

    private static Setting Factor(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, double, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Texts.ToFactor(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Number,
        };

    private static Setting Duration(
        string key,
        string variable,
        string help,
        string defaultText,
        Func<BeadsOptions, TimeSpan, BeadsOptions> apply
    ) =>
        new(key, help, defaultText, (o, t) => apply(o, Durations.Parse(t)))
        {
            Environment = [variable],
            Json = JsonKinds.Text | JsonKinds.Number,
        };
}
