using BeadsAutomation.Testing.Model.Engine;

namespace BeadsAutomation.Testing.Model;

/// <summary>bd's readiness for the dependencies that the model has: <c>blocks</c>, <c>conditional-blocks</c> and <c>parent-child</c>.</summary>
internal sealed class ReadinessReader(ModelTransaction transaction, ModelSchema schema, DateTime now)
{
    private readonly ILookup<string, ModelRow> _dependencies = transaction
        .Rows(Tables.Dependencies)
        .Select(r => r.Value)
        .ToLookup(r => r.Text("issue_id")!, StringComparer.Ordinal);

    public Readiness Of(ModelRow issue)
    {
        var id = issue.Text("id")!;
        return new Readiness(
            issue.Text("issue_type")!,
            issue.Flag("pinned"),
            issue.Flag("ephemeral"),
            LivesInWisps: false,
            IsDeferred(issue) || Parents(id).Any(IsDeferred),
            BlockerOf(issue),
            AcceptanceCriteria.AreWritten(issue.Text("acceptance_criteria"))
        );
    }

    private bool IsDeferred(ModelRow issue) => issue.Time("defer_until") > now;

    /// <summary>The first, by id, of those that block this bead or pass their blocking on to it.</summary>
    private string? BlockerOf(ModelRow issue) =>
        Lineage(issue)
            .SelectMany(bead => Blockers(bead.Text("id")!))
            .Select(blocker => blocker.Text("id")!)
            .Min(StringComparer.Ordinal);

    /// <summary>The bead and its parents, as far up as blocking comes down; a bead that is not active is blocked by nothing and passes nothing on.</summary>
    private List<ModelRow> Lineage(ModelRow issue)
    {
        List<ModelRow> lineage = IsActive(issue) ? [issue] : [];
        var seen = lineage.Select(l => l.Text("id")!).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < lineage.Count && (i == 0 || schema.BlocksDescendants); i++)
        {
            lineage.AddRange(
                Parents(lineage[i].Text("id")!).Where(parent => IsActive(parent) && seen.Add(parent.Text("id")!))
            );
        }
        return lineage;
    }

    private IEnumerable<ModelRow> Blockers(string beadId) =>
        Targets(beadId, "blocks").Concat(Targets(beadId, "conditional-blocks")).Where(IsActive);

    private IEnumerable<ModelRow> Parents(string beadId) => Targets(beadId, "parent-child");

    private IEnumerable<ModelRow> Targets(string beadId, string type) =>
        from dependency in _dependencies[beadId]
        where dependency.Has("type", type)
        let target = transaction.Find(Tables.Issues, dependency.Text("depends_on")!)
        where target is not null
        select target;

    private static bool IsActive(ModelRow issue) => issue.Text("status") is not ("closed" or "pinned");
}
