using BeadsAutomation.Store.Dolt;
using Dapper;
using Microsoft.Extensions.Logging;

namespace BeadsAutomation.Commands.KedaQuery;

/// <summary>Makes the statement for KEDA's <c>mysql</c> scaler. It is run once before it is shown, so that what is printed works here. Writes nothing.</summary>
internal sealed class KedaQueryCommand(
    BeadsOptions options,
    Driver driver,
    TimeProvider time,
    ILogger<KedaQueryCommand> logger
)
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Give up.</param>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var session = new DatabaseSession(driver, time);
        var sentences = new FailureSentences(options);
        await using var work = new DatabaseWork(
            session,
            new SchemaProbe(options, sentences, logger),
            new LedgerTables(options.Actor, logger),
            sentences,
            logger
        );
        return await work.PlainAsync(probed => TriedAsync(session, probed, cancellationToken), cancellationToken);
    }

    private async Task<string> TriedAsync(
        DatabaseSession session,
        ProbeResult probed,
        CancellationToken cancellationToken
    )
    {
        var query = ScalerQuery.Of(probed.Features, options, withLedger: true);
        try
        {
            await session.QueryAsync(
                query,
                s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                cancellationToken
            );
        }
        catch (DatabaseException e) when (LedgerTables.AreMissing(e))
        {
            query = ScalerQuery.Of(probed.Features, options, withLedger: false);
            await session.QueryAsync(
                query,
                s => s.Connection.QueryAsync<long>(s.Text, commandTimeout: s.Seconds),
                cancellationToken
            );
            logger.QueryWithoutLedger();
        }
        return query.Text;
    }
}
