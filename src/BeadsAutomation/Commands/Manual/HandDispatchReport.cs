using BeadsAutomation.Dispatching;

namespace BeadsAutomation.Commands.Manual;

/// <summary>What <c>dispatch</c> did with one bead, or would do in a dry run.</summary>
/// <param name="ExitCode">What the process says, signals aside.</param>
/// <param name="BeadId">The bead, exactly as given.</param>
/// <param name="Gates">Every gate that was looked at.</param>
/// <param name="Sentence">One printable line: why nothing was tried; empty when it was, and the tick's report says what came of it.</param>
public sealed record HandDispatchReport(
    ExitCode ExitCode,
    string BeadId,
    IReadOnlyList<GateReport> Gates,
    string Sentence
)
{
    /// <summary>The send, as a tick reports it; <see langword="null"/> when none was tried.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TickReport? Tick { get; init; }
}
