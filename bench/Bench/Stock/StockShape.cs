namespace BeadsAutomation.Bench.Stock;

/// <summary>What the beads of a store are like: of each hundred 90 are closed, one is the sentinel's and ready, three are the sentinel's and blocked, six are others' work in hand.</summary>
/// <param name="Ready">Whether the ready ones are ready; else they are blocked, too.</param>
/// <param name="OpenUpTo">Beads behind this number are closed.</param>
internal sealed record StockShape(bool Ready = true, int OpenUpTo = int.MaxValue);
