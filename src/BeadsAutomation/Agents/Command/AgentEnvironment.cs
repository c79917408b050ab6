namespace BeadsAutomation.Agents.Command;

/// <summary>The environment of an agent: ours without what is not its business, and with its bead.</summary>
internal static class AgentEnvironment
{
    /// <summary>The variable with the job's folder: whatever carries it belongs to the job.</summary>
    public const string JobFolder = "BEAD_JOB_FOLDER";

    // Each is the business of this process, or of whoever started it. What lets an agent work (its keys, PATH, HOME) is in none.
    private static readonly NamePatterns NotPassedOn = new(
        string.Join(
            ',',
            [
                // Ours.
                "BEADS_NOTIFY_*,API_BEARER_TOKEN*,AGENT_SERVICE_*TOKEN*,OTEL_*,BEADS_CONFIG,BEADS_TEST_*",
                // The service manager's, about the process that it started.
                "NOTIFY_SOCKET,WATCHDOG_PID,WATCHDOG_USEC,LISTEN_PID,LISTEN_FDS,LISTEN_FDNAMES,MAINPID,SYSTEMD_EXEC_PID",
                "INVOCATION_ID,JOURNAL_STREAM,CREDENTIALS_DIRECTORY",
                // Of the session of an agent, when one started us: its own would take itself for a part of that, or refuse to begin.
                "CLAUDECODE,CLAUDE_CODE_ENTRYPOINT,CLAUDE_CODE_SSE_PORT,CLAUDE_CODE_SESSION*,CLAUDE_CODE_CHILD_SESSION",
                "CLAUDE_CODE_MESSAGING_SOCKET,CLAUDE_CODE_REMOTE*,CLAUDE_SESSION*,CLAUDE_PROJECT_DIR,CLAUDE_ENV_FILE",
                "CODEX_SANDBOX*,CODEX_THREAD*,CODEX_SESSION*,CODEX_CONVERSATION*,CODEX_CI,CODEX_INTERNAL_*",
                "GEMINI_CLI,GEMINI_CLI_IDE_*,GEMINI_CLI_NO_RELAUNCH,GEMINI_SESSION*",
                "CURSOR_AGENT,CURSOR_TRACE_ID,CURSOR_SESSION*,CURSOR_CONVERSATION*",
                "OPENCODE,OPENCODE_PID,OPENCODE_SESSION*,COPILOT_CLI,AMP_*THREAD*,AI_AGENT",
            ]
        )
    );

    // With a server the agent's bd needs them.
    private static readonly NamePatterns OfTheServer = new("BEADS_DOLT_*,BEADS_CREDENTIALS_FILE");

    /// <summary>Changes a copy of our environment.</summary>
    public static void Apply(
        IDictionary<string, string?> environment,
        DispatchOrder order,
        JobFolder job,
        BeadsOptions options
    )
    {
        foreach (var name in environment.Keys.Where(name => IsKept(name, options)).ToList())
        {
            environment.Remove(name);
        }
        environment["BEAD_ID"] = order.BeadId;
        environment["BEAD_ATTEMPT"] = order.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        environment["BEAD_CLAIM"] = order.Token;
        environment["BEAD_PROMPT_FILE"] = job.PromptFile;
        environment[JobFolder] = job.Path;
        // bd refuses to close a bead whose assignee is not the actor.
        environment["BEADS_ACTOR"] = options.Assignee;
        if (options.Store == StoreKind.Jsonl)
        {
            environment["BEADS_FILE"] = options.BeadsFile;
        }
    }

    private static bool IsKept(string name, BeadsOptions options) =>
        NotPassedOn.Match(name)
        || options.AgentEnvDeny.Match(name)
        || (options.Store == StoreKind.Jsonl && OfTheServer.Match(name));
}
