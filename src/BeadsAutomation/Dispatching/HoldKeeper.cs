using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>Stores hold and breaker, as well as it can: without them the next tick asks the service once more, and every claim is guarded all the same.</summary>
internal sealed class HoldKeeper(GuardedChange change, Announcer announcer, ILogger<HoldKeeper> logger)
{
    /// <summary>Stores what has changed, and says when the breaker opened or closed.</summary>
    public async Task WriteAsync(Brakes before, Brakes after, CancellationToken cancellationToken)
    {
        if (after.Hold is { } hold && hold != before.Hold)
        {
            await WriteAsync(Hold.StateName, HoldJson.Write(hold), null, cancellationToken);
        }
        if (after.Breaker != before.Breaker)
        {
            Say(before.Breaker, after);
            var notice = announcer.Announce(before.Breaker, after);
            await WriteAsync(Breaker.StateName, BreakerJson.Write(after.Breaker), notice, cancellationToken);
        }
    }

    private void Say(Breaker before, Brakes after)
    {
        if (after.Breaker.IsOpen && !before.IsOpen)
        {
            logger.BreakerOpened(after.Breaker.Failures, Printable.Line(after.Hold?.Cause ?? "", 300));
        }
        else if (before.IsOpen && !after.Breaker.IsOpen)
        {
            logger.BreakerClosed(before.Probes + 1);
        }
    }

    private async Task WriteAsync(string name, string value, Notice? notice, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await change.StoreStateAsync(name, value, notice, cancellationToken);
            if (stored.End != ChangeEnd.Applied)
            {
                logger.HoldNotStored(stored.Why ?? "somebody else wrote it at the same time");
            }
        }
        catch (StoreException failure)
        {
            logger.HoldNotStored(failure.Message);
        }
    }
}
