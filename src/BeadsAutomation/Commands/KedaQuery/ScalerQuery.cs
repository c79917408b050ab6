using System.Text.RegularExpressions;
using BeadsAutomation.Dispatching.Gates;
using BeadsAutomation.Store.Dolt;

namespace BeadsAutomation.Commands.KedaQuery;

/// <summary>
/// The statement by which a scaler, KEDA's for <c>mysql</c>, decides without us whether a pod would find anything to do: the tick's own
/// queue and the sweep's own rules as one SELECT of one number, without parameters.
/// </summary>
internal static partial class ScalerQuery
{
    /// <summary>In the first seconds of each sweep interval a claim in hand asks for a sweep: as long as the scaler may wait between two questions.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>The statement for one schema and one set of settings, ready to be sent.</summary>
    public static SqlText Of(SchemaFeatures features, BeadsOptions options, bool withLedger)
    {
        string[] parts =
        [
            .. withLedger ? ["ledger"] : Array.Empty<string>(),
            .. withLedger && DayBudget.Of(options) is not null ? ["budget"] : Array.Empty<string>(),
            .. options.TrustedActors.IsOff ? [] : new[] { "trust" },
        ];
        var sql = SqlText
            .Of("scaler", parts)
            .With(SqlText.Of("scaler-ready"), "ready")
            .With(SqlText.Of(features.SplitDependencies ? "scaler-queue-split" : "scaler-queue-v32"), "queue")
            .With(SqlText.Of("scaler-attempted"), "attempted")
            .WithLiterals(Literals(features, options));
        return sql with { Text = $"/* {About(features, options, withLedger)} */\n{EmptyLine().Replace(sql.Text, "")}" };
    }

    private static Dictionary<string, string> Literals(SchemaFeatures features, BeadsOptions options) =>
        new(StringComparer.Ordinal)
        {
            ["assignee"] = Literal.Of(options.Assignee),
            ["gateWhenMissing"] = Literal.Of(
                features.Rules.AnyChildWhenGateIsMissing ? "any-children" : "all-children"
            ),
            ["alsoBlocks"] = Literal.Of(features.Rules.GateMayAlsoBlock ? 1 : 0),
            ["notWork"] = Literal.Of(Readiness.NotWork),
            ["maxAttempts"] = Literal.Of(options.MaxAttempts),
            ["maxInFlight"] = Literal.Of(options.MaxInFlight),
            ["maxPerDay"] = Literal.Of(DayBudget.Of(options) ?? 0),
            ["poolRoom"] = PoolRooms(options.Pools),
            ["trusted"] = Literal.Of(options.TrustedActors.Names),
            ["notSent"] = Literal.Of(AnswerClass.NotSent.Word()),
            ["pause"] = Literal.Of(Pause.StateName),
            ["refusals"] = Literal.Of(AnswerRules.NotStarted),
            ["jobTimeout"] = Literal.Of(options.JobTimeout),
            ["orphanGrace"] = Literal.Of(options.OrphanGrace),
            ["longestBackoff"] = Literal.Of(Backoff.Longest),
            ["longestGrace"] = Literal.Of(OrphanGrace.Longest(options)),
            ["hold"] = Literal.Of(Hold.StateName),
            // Texts of whole seconds are compared.
            ["longestHold"] = Literal.Of(HoldPolicy.Longest + TimeSpan.FromSeconds(1)),
            ["ghostAge"] = Literal.Of(options.GhostAge),
            ["sweepInterval"] = Literal.Of(options.SweepInterval),
            ["window"] = Literal.Of(Window),
        };

    private static string PoolRooms(PoolRoom pools) =>
        pools.Named.Count == 0
            ? Literal.Of(PoolRoom.Unnamed)
            : $"CASE f.label {string.Join(' ', pools.Named.Select(p => $"WHEN {Literal.Of(PoolLabel.Prefix + p.Key)} THEN {Literal.Of(p.Value)}"))} ELSE {Literal.Of(PoolRoom.Unnamed)} END";

    /// <summary>What it was made for, as a comment can hold it.</summary>
    private static string About(SchemaFeatures features, BeadsOptions options, bool withLedger) =>
        string.Join(
                ", ",
                new[]
                {
                    $"beads-dispatcher {VersionText.OfThisBuild}",
                    $"bd schema {features.Version}",
                    withLedger ? "with ledger" : "before the first write",
                    $"assignee {Printable.Line(options.Assignee, 255)}",
                    $"{options.MaxAttempts} attempts",
                    $"{options.MaxInFlight} in flight",
                    DayBudget.Of(options) is { } perDay ? $"{perDay} a day" : null,
                    options.Pools.Named.Count > 0 ? $"pools {Printable.Line(options.Pools.Text, 300)}" : null,
                    options.TrustedActors.IsOff ? null : $"trusted {Printable.Line(options.TrustedActors.Text, 300)}",
                    $"orphan grace {Durations.Format(options.OrphanGrace)} after jobs of {Durations.Format(options.JobTimeout)}",
                    $"ghosts after {Durations.Format(options.GhostAge)}",
                    $"a sweep every {Durations.Format(options.SweepInterval)}",
                }.OfType<string>()
            )
            .Replace("*/", "* /", StringComparison.Ordinal);

    /// <summary>Where an optional part was left out.</summary>
    [GeneratedRegex(@"^[ \t]*\r?\n", RegexOptions.Multiline, 1000)]
    private static partial Regex EmptyLine();
}
