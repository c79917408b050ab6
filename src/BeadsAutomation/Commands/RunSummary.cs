using System.Text.Json.Serialization;
using BeadsAutomation.Dispatching.Gates;

namespace BeadsAutomation.Commands;

/// <summary>A run in a few hundred bytes.</summary>
/// <param name="Command">The verb.</param>
/// <param name="ExitCode">What the process says.</param>
/// <param name="Outcome">How the tick ended.</param>
/// <param name="Beads">The first beads that were claimed.</param>
/// <param name="Skipped">How many beads were not sent, by reason.</param>
/// <param name="Swept">How many claims were looked at, by verdict.</param>
/// <param name="Error">What kept a pass from ending well.</param>
internal sealed record RunSummary(
    string Command,
    ExitCode ExitCode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TickOutcome? Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Beads,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? Skipped,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, int>? Swept,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error
);
