namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>A column whose value is the key of a row in another table, deleted with that row: bd has no other kind.</summary>
public sealed record ForeignKey(string Table, string Column, string Parent);
