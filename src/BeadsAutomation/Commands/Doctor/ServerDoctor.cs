using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>The checks of a Dolt, MariaDB or MySQL server.</summary>
internal sealed class ServerDoctor(BeadsOptions options, Driver driver, TimeProvider time) : IStoreDoctor
{
    /// <inheritdoc/>
    public async Task<StoreSigns?> ExamineAsync(Examination examination)
    {
        await using var session = new DatabaseSession(driver, time);
        var server = new ServerReader(options, session, time);
        ServerProbe? found = null;
        if (!await examination.MakeAsync(DoctorCheck.Store, async token => found = await server.ProbeAsync(token)))
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
            DoctorCheck.Schema,
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

    private async Task<LedgerSummary?> ExamineLedgerAsync(
        Examination examination,
        ServerReader server,
        ServerProbe found,
        SchemaFeatures? features
    )
    {
        LedgerSummary? ledger = null;
        var isKnown = await examination.MakeAsync(
            DoctorCheck.Ledger,
            async token =>
            {
                ledger = await server.LedgerAsync(token);
                examination.Add(LedgerJudge.Size(ledger?.Attempts));
            }
        );
        if ((features ?? SchemaFeatures.OfTested(found.SchemaVersion ?? 0)) is { } needing)
        {
            await examination.MakeAsync(
                DoctorCheck.Rights,
                token => JudgeRightsAsync(examination, server, found, needing, isKnown && ledger is null, token)
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
        SqlText[] missing =
        [
            .. toMake ? await server.MakeLedgerAsync(cancellationToken) : [],
            .. tells && await server.LacksOutboxAsync(cancellationToken)
                ? new[] { SqlText.Of(LedgerTables.CreateOutbox) }
                : [],
        ];
        Need[] needs = [.. Need.Of(features), .. tells ? new[] { Need.OfOutbox } : []];
        // Without this one only figures are lost: it is printed, and not asked for.
        SqlText[] tables =
        [
            .. missing,
            .. await server.MakeResultsAsync(cancellationToken) is { } makeResults ? new[] { makeResults } : [],
        ];
        Need[] printed = [.. needs, Need.OfResults];
        examination.Statements = HandStatements.Of(options.Database, found.Account, found.IsDolt, tables, printed);
        var lacking = await server.LackingAsync(
            [
                .. needs,
                .. found.IsDolt && features.SplitDependencies ? new[] { Need.OfWholeDatabase } : [],
                .. found.IsDolt && missing.Length > 0 ? new[] { Need.ToIgnore } : [],
            ],
            cancellationToken
        );
        examination.Add([
            RightsJudge.Judge(
                lacking,
                [.. HandStatements.Grants(options.Database, found.Account, found.IsDolt, lacking)],
                found.IsDolt
            ),
            .. missing.Length > 0 ? [RightsJudge.ToMake(missing)] : Array.Empty<Finding>(),
        ]);
    }

    private async Task<StoreSigns> ExamineContentAsync(
        Examination examination,
        ServerReader server,
        ServerProbe found,
        SchemaFeatures features,
        LedgerSummary? ledger
    )
    {
        examination.Add(LedgerJudge.Closing(features, options.Assignee, ledger?.LeftOpen ?? 0, ledger?.Closed ?? 0));
        await examination.MakeAsync(
            DoctorCheck.Notes,
            async token =>
                examination.Add(LedgerJudge.Notes(await server.NotesAsync(features, token), features.NotesBytes))
        );
        if (found.IsDolt)
        {
            await examination.MakeAsync(
                DoctorCheck.History,
                async token => examination.Add([.. LedgerJudge.History(await server.DirtyAsync(token), found.Now)]),
                refused: Severity.Info
            );
        }
        ReadiedRow? readied = null;
        await examination.MakeAsync(DoctorCheck.Tick, async token => readied = await server.ReadiedAsync(token));
        return Signs(ledger, readied) with { SplitDependencies = features.SplitDependencies };
    }

    private static StoreSigns Signs(LedgerSummary? ledger, ReadiedRow? readied) =>
        new(
            StoredTime.Utc(ledger?.LastClaim),
            StoredTime.Utc(new[] { readied?.LastClosed, readied?.LastDeferred }.Max())
        );
}
