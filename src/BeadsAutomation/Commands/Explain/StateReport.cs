namespace BeadsAutomation.Commands.Explain;

/// <summary>A word of the state table that holds beads back.</summary>
/// <param name="Name">Its name: <c>hold</c>, <c>breaker</c>, <c>pause</c>, <c>pause:label</c>.</param>
/// <param name="Reason">Why, printable; empty when it does not say.</param>
/// <param name="Since">Since when, database UTC.</param>
/// <param name="Until">Until when, database UTC.</param>
public sealed record StateReport(string Name, string Reason, DateTime? Since, DateTime? Until);
