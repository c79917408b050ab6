using BeadsAutomation.Hosting;

namespace BeadsAutomation.Agents.Command;

/// <summary>The environment of an agent: ours without what is not its business, and with its bead.</summary>
internal static class AgentEnvironment
{
    private static readonly string[] NotPassedOn = ["API_BEARER_TOKEN", "BEADS_TEST_"];

    /// <summary>Changes a copy of our environment.</summary>
    public static void Apply(
        IDictionary<string, string?> environment,
        DispatchOrder order,
        JobFolder job,
        BeadsOptions options
    )
    {
        foreach (var name in environment.Keys.Where(IsOurs).ToList())
        {
            environment.Remove(name);
        }
        environment["BEAD_ID"] = order.BeadId;
        environment["BEAD_ATTEMPT"] = order.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        environment["BEAD_CLAIM"] = order.Token;
        environment["BEAD_PROMPT_FILE"] = job.PromptFile;
        environment["BEAD_JOB_FOLDER"] = job.Path;
        // bd refuses to close a bead whose assignee is not the actor.
        environment["BEADS_ACTOR"] = options.Assignee;
        if (options.Store == StoreKind.Jsonl)
        {
            environment["BEADS_FILE"] = options.BeadsFile;
        }
    }

    private static bool IsOurs(string name) =>
        NotPassedOn.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
