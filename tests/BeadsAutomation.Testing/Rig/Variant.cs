using BeadsAutomation.Testing.Model;

namespace BeadsAutomation.Testing.Rig;

/// <summary>How the processes of a world are put together; as they should be, unless a control breaks one part on purpose.</summary>
public sealed record Variant
{
    /// <summary>Around each process' store.</summary>
    public Func<IBeadStore, IBeadStore> Store { get; init; } = store => store;

    /// <summary>Around the agent.</summary>
    public Func<IAgent, IAgent> Agent { get; init; } = agent => agent;

    /// <summary>By the number of the process.</summary>
    public Func<int, Entropy> Entropy { get; init; } = number => new KnownEntropy(number);

    /// <summary>Of every transition.</summary>
    public Func<BeadTransition, BeadHistory, bool> Guard { get; init; } = ModelGuard.Holds;
}
