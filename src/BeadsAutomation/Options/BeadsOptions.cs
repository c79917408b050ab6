using System.Net;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Options;

/// <summary>All settings with their defaults. The names and the range of each are in its row, which <c>Settings</c> lists; what must hold of several, in <c>BeadsOptionsValidator</c>.</summary>
public sealed record BeadsOptions
{
    /// <summary>Where beads live.</summary>
    public StoreKind Store { get; init; } = StoreKind.Dolt;

    /// <summary>bd's export that is the store when <see cref="Store"/> is <see cref="StoreKind.Jsonl"/>: a full path.</summary>
    public string? BeadsFile { get; init; }

    /// <summary>Host of the Dolt or MySQL server; the default is bd's, as with the next ones.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 3307;

    /// <summary>User of the database.</summary>
    public string User { get; init; } = "root";

    /// <summary>Its password; never logged.</summary>
    public string Password { get; init; } = "";

    /// <summary>Name of the database.</summary>
    public string Database { get; init; } = "beads";

    /// <summary>TLS to the server.</summary>
    public TlsMode Tls { get; init; } = TlsMode.Off;

    /// <summary>The file of the CA, or CAs, of the server's certificate, in PEM form; the system's without one.</summary>
    public string? TlsCaFile { get; init; }

    /// <summary>The file of the server's public key, in PEM form: a password of <c>caching_sha2_password</c> goes out under it where there is no TLS.</summary>
    public string? ServerKeyFile { get; init; }

    /// <summary>bd's project id from <c>metadata.json</c>; checked against the database's when both are there.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The sentinel: beads assigned to this name are ours.</summary>
    public string Assignee { get; init; } = "agent";

    /// <summary>Who signs events and Dolt commits; a program puts its own name here.</summary>
    public string Actor { get; init; } = "beads-dispatcher";

    /// <summary>Which agent: one of <see cref="AgentNames"/>.</summary>
    public string Agent { get; init; } = AgentNames.BeadBoard;

    /// <summary>BeadBoard's base URL.</summary>
    public Uri BeadBoardUrl { get; init; } = new("http://localhost:3000");

    /// <summary>The agent service's base URL, for capacity and job states; without it an outage may cost one bead per probe.</summary>
    public Uri? AgentServiceUrl { get; init; }

    /// <summary>Bearer token for the agent service's jobs; never logged.</summary>
    public string? AgentServiceToken { get; init; }

    /// <summary>The agent that the agent service starts when it is asked without BeadBoard.</summary>
    public string ServiceAgent { get; init; } = "beads-task-runner";

    /// <summary>A prompt template of the user's own, for the agents that are sent a prompt: its text. <see langword="null"/> is ours.</summary>
    public string? PromptTemplate { get; init; }

    /// <summary>How agents call bd, as a prompt tells them: a program and options. <see langword="null"/> is the usual way of the agent.</summary>
    public string? AgentBd { get; init; }

    /// <summary>US dollars that one job may spend; BeadBoard asks the service for as much.</summary>
    public double JobBudget { get; init; } = 5;

    /// <summary>The command agent's program and its arguments, in double quotes where they hold blanks; never given to a shell.</summary>
    public string? AgentCommand { get; init; }

    /// <summary>Jobs of the command agent at the same time.</summary>
    public int AgentSlots { get; init; } = 1;

    /// <summary>Where the command agent keeps a folder for each job: a full path.</summary>
    public string? JobsFolder { get; init; }

    /// <summary>What the command agent does not inherit from our environment, beside what it never does.</summary>
    public NamePatterns AgentEnvDeny { get; init; } = new("");

    /// <summary>Attempts that fail surely before a bead is blocked.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Beads in flight at most.</summary>
    public int MaxInFlight { get; init; } = 10;

    /// <summary>Beads that one tick sends at most.</summary>
    public int MaxPerTick { get; init; } = 1;

    /// <summary>The first batch of a tick that sends several.</summary>
    public int BatchInitial { get; init; } = 1;

    /// <summary>How many times larger the next batch is after one that was taken whole.</summary>
    public double BatchMultiplier { get; init; } = 2;

    /// <summary>The largest batch; <see langword="null"/> is <see cref="MaxPerTick"/>.</summary>
    public int? BatchMax { get; init; }

    /// <summary>The first hold after trouble, and each after busy.</summary>
    public TimeSpan HoldFirst { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many times longer the next hold is.</summary>
    public double HoldMultiplier { get; init; } = 2;

    /// <summary>The longest hold.</summary>
    public TimeSpan HoldLongest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Failures of the service in a row that open the breaker.</summary>
    public int BreakerAfter { get; init; } = 5;

    /// <summary>Beads that are sent on one UTC day at most; 0 is no limit.</summary>
    public int MaxDispatchesPerDay { get; init; }

    /// <summary>US dollars that the jobs of one UTC day could spend at most, each counted as <see cref="JobBudget"/>; 0 is no limit.</summary>
    public double MaxBudgetPerDay { get; init; }

    /// <summary>How many beads of a pool may be in flight, by its name; a pool that is not named has room for one.</summary>
    public PoolRoom Pools { get; init; } = new("");

    /// <summary>How often a bead is put back to open after a job that ended in passing trouble of its provider.</summary>
    public int WeatherRetries { get; init; }

    /// <summary>Whose hand-overs count, as bd's actors.</summary>
    public TrustedActors TrustedActors { get; init; } = new("");

    /// <summary>The webhook that is told of what people should know; a secret, since such addresses often hold one. <see langword="null"/> tells nobody.</summary>
    public Uri? NotifyUrl { get; init; }

    /// <summary>The topic in what the webhook is sent, for ntfy.</summary>
    public string? NotifyTopic { get; init; }

    /// <summary>Silence after which a claim is given up.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one job may run; BeadBoard asks the service for as much.</summary>
    public TimeSpan JobTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>One run at most, whatever the signals.</summary>
    public TimeSpan HardCap { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long after its job's end an agent may still be at work; 0 waits for none.</summary>
    public TimeSpan OrphanGrace { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the dispatcher is started; a ghost is older than two of them, and than 3 minutes.</summary>
    public TimeSpan DispatchInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the reaper is started.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the resident process answers probes and scrapes.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 9464);

    /// <summary>Reaped per sweep without the service's word at most.</summary>
    public int MaxReapedPerSweep { get; init; } = 20;

    /// <summary>The least serious message that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>A claimed row older than this was never sent by anybody who still lives.</summary>
    public TimeSpan GhostAge => TimeSpan.FromTicks(Math.Max((DispatchInterval * 2).Ticks, MinGhostAge.Ticks));

    private static TimeSpan MinGhostAge => TimeSpan.FromMinutes(3);
}

/// <summary>Kinds of store.</summary>
public enum StoreKind
{
    /// <summary>A Dolt or MySQL server with bd's database.</summary>
    Dolt,

    /// <summary>A file in bd's export format.</summary>
    Jsonl,
}

/// <summary>TLS to the database server.</summary>
public enum TlsMode
{
    /// <summary>Plain text.</summary>
    Off,

    /// <summary>Encrypted; the certificate is not checked.</summary>
    Required,

    /// <summary>Encrypted; the certificate must be of a CA that is trusted: the one that is named, or else the system's. Its name does not matter.</summary>
    VerifyCa,

    /// <summary>As <see cref="VerifyCa"/>, and it must be for this host.</summary>
    VerifyFull,
}

/// <summary>What <see cref="BeadsOptions.Agent"/> may be.</summary>
public static class AgentNames
{
    /// <summary>BeadBoard, which asks the agent service by itself.</summary>
    public const string BeadBoard = "beadboard";

    /// <summary>The agent service, asked without BeadBoard.</summary>
    public const string Service = "service";

    /// <summary>A command on this machine.</summary>
    public const string Command = "command";
}
