using System.Text;

namespace BeadsAutomation.Agents.Prompts;

/// <summary>What an agent is asked: the rules, how to write to the bead, and the bead's text as data.</summary>
internal static class Prompt
{
    /// <summary>
    /// The longest prompt in bytes. The agent service passes it on as one argument of a command line, and Linux takes 131,072 bytes for
    /// one: what is longer fails after it was accepted.
    /// </summary>
    public const int MaxBytes = 120 * 1024;

    // Its instructions say where its bd finds the beads.
    private const string TaskRunner = "beads-task-runner";
    private const string TaskRunnersBeads = "/workspace/.beads";

    /// <summary>The prompt for this order. The rules are always whole; the bead's text is cut where it is too long.</summary>
    public static string Of(DispatchOrder order, BeadsOptions options)
    {
        var template = options.PromptTemplate ?? PromptTemplate.Default;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = IdAsWord(order, options),
            ["attempt"] = order.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["claim"] = order.Key.ShortToken,
            ["bd"] = Bd(options),
            ["assignee"] = ShellWord(Printable.Line(options.Assignee, 255)),
            ["bead"] = "",
        };
        values["how"] = PromptTemplate.Fill(PromptTemplate.HowTo(options.Store), values).TrimEnd('\n');
        var room = MaxBytes - Encoding.UTF8.GetByteCount(Whole(template, values));
        values["bead"] = FencedBead.Of(order, room);
        return Whole(template, values);
    }

    /// <summary>How agents call bd. The service's own agent works in a clone of another repository, which may have beads of its own.</summary>
    public static string Bd(BeadsOptions options) =>
        options.AgentBd
        ?? (options is { Agent: AgentNames.Service, ServiceAgent: TaskRunner } ? $"bd --db {TaskRunnersBeads}" : "bd");

    // A command's environment holds the id whatever it is made of; the agent service is sent plain ones only.
    private static string IdAsWord(DispatchOrder order, BeadsOptions options) =>
        string.Equals(options.Agent, AgentNames.Service, StringComparison.Ordinal) && PlainId.Is(order.BeadId)
            ? order.BeadId
            : "\"$BEAD_ID\"";

    private static string ShellWord(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Whole(string template, Dictionary<string, string> values)
    {
        var prompt = PromptTemplate.Fill(template, values);
        // A program would take it for an option.
        return prompt.AsSpan().TrimStart().StartsWith('-') ? $"# Your task\n{prompt}" : prompt;
    }
}
