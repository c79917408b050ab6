using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>A service whose jobs take their time and give no sign of life until they close their bead; it remembers nothing of them.</summary>
internal sealed class WorkingService(ModelWorld world, TimeSpan takes)
{
    private readonly Dictionary<string, (string BeadId, DateTime End)> _jobs = new(StringComparer.Ordinal);

    /// <summary>Takes an order.</summary>
    public DispatchAnswer Start(DispatchOrder order)
    {
        _jobs[order.Token] = (order.BeadId, world.Now + takes);
        return Answers.Accepted(order);
    }

    /// <summary>What is done by now closes its bead.</summary>
    public void Work()
    {
        foreach (var (beadId, _) in _jobs.Values.Where(j => j.End <= world.Now))
        {
            if (world.Status(beadId) == "in_progress")
            {
                world.Do(t => t.Close(beadId));
            }
        }
    }

    public void NothingThatLivesWasReaped(string why)
    {
        foreach (var row in world.Attempts().Where(a => a.Outcome is AttemptOutcome.Stale or AttemptOutcome.HardCap))
        {
            var end = _jobs.TryGetValue(row.Key.Token, out var job) ? job.End : DateTime.MinValue;
            row.SettledAt!.Value.ShouldBeGreaterThanOrEqualTo(end, $"{row.Key.BeadId} was reaped alive: {why}");
        }
    }
}
