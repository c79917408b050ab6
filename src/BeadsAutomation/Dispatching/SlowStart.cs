namespace BeadsAutomation.Dispatching;

/// <summary>Batches that grow while everything goes well: a service in trouble meets one bead, not all of them.</summary>
internal static class SlowStart
{
    /// <summary>The sizes of the batches for so many beads; who meets a failure takes no more of them.</summary>
    public static IEnumerable<int> Sizes(int count, BatchStrategy strategy)
    {
        for (var (left, size) = (count, (double)Math.Min(strategy.Initial, strategy.Max)); left > 0; )
        {
            var batch = (int)Math.Min(size, left);
            yield return batch;
            left -= batch;
            size = Math.Min(Math.Floor(size * strategy.Multiplier), strategy.Max);
        }
    }

    /// <summary>How the batches ended: a lack of room alone is no reason to stop for longer than the service asks.</summary>
    public static FanOutOutcome OutcomeOf(IReadOnlyCollection<FanOutFailure> failures) =>
        failures.Count == 0 ? FanOutOutcome.Completed
        : failures.All(f => f.Class == FanOutFailureClass.Backpressure) ? FanOutOutcome.Throttled
        : FanOutOutcome.Halted;
}
