namespace BeadsAutomation.Agents;

/// <summary>Who does the work. Expected failures are answers, never exceptions; only cancellation throws.</summary>
public interface IAgent
{
    /// <summary>The word in the ledger: <c>beadboard</c>, <c>service</c> or <c>command</c>.</summary>
    string Name { get; }

    /// <summary>Whether an order must carry the bead's text: an agent that reads the bead by itself needs none.</summary>
    bool NeedsText { get; }

    /// <summary>Whether a job can be found by its token alone, so that a lost answer is looked up and not unknown.</summary>
    bool FindsByToken { get; }

    /// <summary>Whether jobs of attempts that were sent to this agent can be asked for here: those of BeadBoard live in the agent service.</summary>
    /// <param name="agent">The word in the ledger.</param>
    bool KnowsJobsOf(string agent) => string.Equals(agent, Name, StringComparison.Ordinal);

    /// <summary>How much room there is.</summary>
    Task<Room> AskRoomAsync(CancellationToken cancellationToken);

    /// <summary>Sends one bead, once: never retried when bytes may have left.</summary>
    Task<DispatchAnswer> DispatchAsync(DispatchOrder order, CancellationToken cancellationToken);

    /// <summary>What became of a job.</summary>
    Task<JobReport> FindJobAsync(JobQuery query, CancellationToken cancellationToken);
}
