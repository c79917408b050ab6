namespace BeadsAutomation.Dispatching;

/// <summary>What a tick is asked to do.</summary>
/// <param name="DryRun">Read and decide only.</param>
public sealed record TickRequest(bool DryRun);

/// <summary>What a sweep is asked to do.</summary>
/// <param name="DryRun">Read and decide only.</param>
/// <param name="AllowMassReap">A human has looked: cap and fuse do not apply.</param>
public sealed record SweepRequest(bool DryRun, bool AllowMassReap);
