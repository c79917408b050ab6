using BeadsAutomation.Hosting;
using BeadsAutomation.Store;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Dispatching;

/// <summary>Reads and stores the hold. Storing is best effort: without it the next tick asks the service once more, and every claim is guarded all the same.</summary>
internal sealed class HoldKeeper(IBeadStore store, ILogger<HoldKeeper> logger)
{
    public static Hold? Read(IReadOnlyDictionary<string, string> words) =>
        HoldJson.Read(words.GetValueOrDefault(Hold.StateName));

    public async Task WriteAsync(Hold hold, CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.WriteStateAsync(Hold.StateName, HoldJson.Write(hold), cancellationToken);
            if (result != WriteResult.Applied)
            {
                logger.HoldNotStored(result.ToString());
            }
        }
        catch (StoreException failure)
        {
            logger.HoldNotStored(failure.Message);
        }
    }
}
