using BeadsAutomation.Store;

namespace BeadsAutomation.Reaping;

/// <summary>What a sweep judged on.</summary>
/// <param name="Claims">Its one read.</param>
/// <param name="Evidence">What the agent said, by bead.</param>
internal sealed record SweepSight(ClaimsSnapshot Claims, IReadOnlyDictionary<string, JobEvidence> Evidence);
