namespace BeadsAutomation.Beads;

/// <summary>Which bead a fact is about: bd keeps wisps in tables of their own, and an id may stand in both.</summary>
/// <param name="Id">The bead's id.</param>
/// <param name="IsWisp">Whether it is the wisp of that id; where beads are not kept apart none is.</param>
public readonly record struct BeadKey(string Id, bool IsWisp = false);
