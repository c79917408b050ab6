using BeadsAutomation.Bench.Measures;
using BeadsAutomation.Bench.Report;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

// What bench/run gives: the folder of the published programs, how they were published, bench/, and "quick" for a look in between.
var (programs, published, bench) = (args[0], args[1], args[2]);
var quick = args.Contains("quick", StringComparer.Ordinal);
var server = await TestServer.StartMariaDbAsync("--innodb-buffer-pool-size=2G", "--innodb-log-file-size=512M");
await using var agent = await AgentDouble.StartAsync();
var setting = new Setting(server, agent, programs, Runs: quick ? 5 : 21, Largest: quick ? 100_000 : 1_000_000);
var plans = Path.Combine(bench, "plans");
(string Name, Func<Task<IReadOnlyList<Row>>> Measure)[] measures =
[
    ("idle", () => IdleTick.MeasureAsync(setting)),
    ("closed", () => ManyClosed.MeasureAsync(setting)),
    ("statements", () => Statements.MeasureAsync(setting)),
    ("dispatch", () => DispatchTick.MeasureAsync(setting)),
    ("bytes", () => BytesRead.MeasureAsync(setting)),
    ("sweep", () => BigSweep.MeasureAsync(setting)),
    ("claims", () => ClaimRate.MeasureAsync(setting)),
    ("file", () => FileTicks.MeasureAsync(setting)),
    ("selection32", () => Selection.MeasureAsync(setting, 32, plans)),
    ("selection66", () => Selection.MeasureAsync(setting, 66, plans)),
];
var chosen = measures.Where(m => args.Contains(m.Name, StringComparer.Ordinal)).ToList();
var rows = new List<Row>();
foreach (var (name, measure) in chosen.Count == 0 ? [.. measures] : chosen)
{
    var began = TimeProvider.System.GetTimestamp();
    foreach (var row in await measure())
    {
        rows.Add(row);
        Console.WriteLine(
            $"{(row.Holds ? "" : "MISSED ")}{row.What}: {row.Figure} {(row.Must.Length > 0 ? $"(must: {row.Must})" : "")}"
        );
    }
    Console.WriteLine($"  {name} took {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
}
if (!quick && chosen.Count == 0)
{
    await Results.WriteAsync(Path.Combine(bench, "RESULTS.md"), server.Version, published, rows);
}
foreach (var missed in rows.Where(row => !row.Holds))
{
    await Console.Error.WriteLineAsync($"missed: {missed.What}: {missed.Figure}, must be {missed.Must}");
}
return rows.TrueForAll(row => row.Holds) ? 0 : 1;
