using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Measures;

/// <summary>The server's plans of the statements that a tick reads with.</summary>
internal static class Plans
{
    /// <summary>Writes them into one file.</summary>
    public static async Task WriteAsync(TestDatabase database, string path)
    {
        var features = SchemaFeatures.OfTested(database.SchemaVersion)!;
        var probed = new ProbeResult(features, false, default);
        var target = features.TargetColumn(isWisp: false);
        var parameters = new
        {
            assignee = "agent",
            status = "open",
            id = (string?)null,
            ids = Enumerable.Range(0, 500).Select(i => $"bd-{i}"),
        };
        var lines = new List<string>();
        foreach (
            var sql in (SqlText[])
                [
                    probed.Sql("queue").With("target", target),
                    probed.Sql("dependencies").With("dependencies", "dependencies").With("target", target),
                    probed.Sql("children").With("target", target),
                    probed.Sql("claims", withLedger: true),
                ]
        )
        {
            var plan = await database.QueryAsync("explain " + sql.Text, parameters);
            lines.Add(sql.Name);
            lines.Add("| " + string.Join(" | ", plan[0].Keys) + " |");
            lines.AddRange(plan.Select(step => "| " + string.Join(" | ", step.Values.Select(v => v ?? "-")) + " |"));
            lines.Add("");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllLinesAsync(path, lines);
    }
}
