#pragma warning disable CS9113 // Until it is built.
using BeadsAutomation.Hosting;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Agents.Command;

/// <summary>A local command for each bead.</summary>
internal sealed class CommandAgent(
    BeadsOptions options,
    TimeProvider time,
    IFaultPoints faults,
    ILogger<CommandAgent> log
) : IAgent
{
    /// <summary>The word in the ledger and in the settings.</summary>
    public const string Word = "command";

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public bool NeedsText => true;

    /// <inheritdoc/>
    public bool FindsByToken => true;

    /// <inheritdoc/>
    public Task<Room> AskRoomAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
