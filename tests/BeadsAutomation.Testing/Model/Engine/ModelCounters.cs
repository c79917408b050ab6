namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>What clients have asked of the engine since it was made.</summary>
/// <param name="Reads">Statements that read rows.</param>
/// <param name="Writes">Statements that changed at least one row, or made a table; also of transactions that were then rolled back.</param>
/// <param name="Transactions">BEGINs.</param>
/// <param name="Commits">COMMITs that changed the database.</param>
public sealed record ModelCounters(int Reads, int Writes, int Transactions, int Commits);
