using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Judging;
using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Operations.Doctor.Server;

/// <summary>The checks of a Dolt, MariaDB or MySQL server.</summary>
internal sealed class ServerDoctor(BeadsOptions options, Driver driver, TimeProvider time) : IStoreDoctor
{
    /// <inheritdoc/>
    public async Task<StoreSigns?> ExamineAsync(Examination examination)
    {
        await using var session = new DatabaseSession(driver, time);
        var server = new ServerReader(options, session, time);
        ServerProbe? found = null;
        if (!await examination.MakeAsync(Check.Store, async token => found = await server.ProbeAsync(token)))
        {
            return null;
        }
        var project = ServerJudge.Project(options.ProjectId, found!.ProjectId, server.OtherProject);
        examination.Add(
            ServerJudge.Server(options, found.DoltVersion, found.Version),
            project,
            ServerJudge.Clock(found.Ahead)
        );
        SchemaFeatures? features = null;
        await examination.MakeAsync(
            Check.Schema,
            async token =>
            {
                features = await server.SchemaAsync(token);
                examination.Add(ServerJudge.Schema(features));
            }
        );
        var ledger = await ExamineLedgerAsync(examination, server, found, features);
        if (features is null)
        {
            return null;
        }
        var signs = await ExamineContentAsync(examination, server, found, features, ledger);
        return project.Severity == Severity.Error ? null : signs;
    }

    /// <inheritdoc/>
    public async Task<StoreSigns> ReadSignsAsync(CancellationToken cancellationToken)
    {
        await using var session = new DatabaseSession(driver, time);
        var server = new ServerReader(options, session, time);
        var ledger = await server.LedgerAsync(cancellationToken);
        var readied = await server.ReadiedAsync(cancellationToken);
        return Signs(ledger, readied);
    }

    private async Task<LedgerRow?> ExamineLedgerAsync(
        Examination examination,
        ServerReader server,
        ServerProbe found,
        SchemaFeatures? features
    )
    {
        LedgerRow? ledger = null;
        var isKnown = await examination.MakeAsync(
            Check.Ledger,
            async token =>
            {
                ledger = await server.LedgerAsync(token);
                examination.Add(LedgerJudge.Size(ledger?.Attempts));
            }
        );
        if ((features ?? SchemaFeatures.OfTested(found.SchemaVersion ?? 0)) is { } needing)
        {
            await examination.MakeAsync(
                Check.Rights,
                token => JudgeRightsAsync(examination, server, found, needing, isKnown && ledger is null, token),
                refused: Severity.Info
            );
        }
        return ledger;
    }

    private async Task JudgeRightsAsync(
        Examination examination,
        ServerReader server,
        ServerProbe found,
        SchemaFeatures features,
        bool toMake,
        CancellationToken cancellationToken
    )
    {
        var tells = options.NotifyUrl is not null;
        var makesOutbox = tells && await server.LacksOutboxAsync(cancellationToken);
        Need[] needs = [.. Need.Of(features), .. tells ? new[] { Need.OfOutbox } : []];
        SqlText[] tables =
        [
            .. toMake ? await server.MakeLedgerAsync(cancellationToken) : [],
            .. makesOutbox ? new[] { SqlText.Of(LedgerTables.CreateOutbox) } : [],
            .. await server.MakeResultsAsync(cancellationToken) is { } makeResults ? new[] { makeResults } : [],
        ];
        // Without the last of them only figures are lost: it is printed, and not asked for.
        Need[] printed = [.. needs, Need.OfResults];
        examination.Statements = HandStatements.Of(options.Database, found.Account, found.IsDolt, tables, printed);
        var grants = await server.GrantsAsync(cancellationToken);
        Need[] all =
        [
            .. needs,
            .. toMake ? Need.ToMakeLedger(found.IsDolt) : [],
            .. makesOutbox ? Need.ToMakeOutbox(found.IsDolt) : [],
        ];
        examination.Add(RightsJudge.Judge(grants, options.Database, all));
    }

    private async Task<StoreSigns> ExamineContentAsync(
        Examination examination,
        ServerReader server,
        ServerProbe found,
        SchemaFeatures features,
        LedgerRow? ledger
    )
    {
        examination.Add(LedgerJudge.Closing(features, options.Assignee, ledger?.LeftOpen ?? 0, ledger?.Closed ?? 0));
        await examination.MakeAsync(
            Check.Notes,
            async token =>
                examination.Add(LedgerJudge.Notes(await server.NotesAsync(features, token), features.NotesBytes))
        );
        if (found.IsDolt)
        {
            await examination.MakeAsync(
                Check.History,
                async token => examination.Add([.. LedgerJudge.History(await server.DirtyAsync(token), found.Now)]),
                refused: Severity.Info
            );
        }
        ReadiedRow? readied = null;
        await examination.MakeAsync(Check.Tick, async token => readied = await server.ReadiedAsync(token));
        return Signs(ledger, readied) with { SplitDependencies = features.SplitDependencies };
    }

    private static StoreSigns Signs(LedgerRow? ledger, ReadiedRow? readied) =>
        new(
            StoredTime.Utc(ledger?.LastClaim),
            StoredTime.Utc(new[] { readied?.LastClosed, readied?.LastDeferred }.Max())
        );
}
