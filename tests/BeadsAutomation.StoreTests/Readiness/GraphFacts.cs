using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>All facts of some graphs, as a store would have to read them to know everything.</summary>
internal static class GraphFacts
{
    public static ReadinessFacts Of(IEnumerable<Graph> graphs, int version)
    {
        // The first bd on Dolt looked at issues only.
        var wispsCount = version >= 49;
        var facts = new ReadinessFacts();
        foreach (var graph in graphs)
        {
            foreach (var node in graph.Nodes.Where(node => wispsCount || !node.InWisps))
            {
                facts.Add(new BeadFacts(KeyOf(node), node.Bead.Status!, node.Bead.DeferUntil));
            }
            foreach (var edge in graph.Edges.Where(edge => wispsCount || !edge.Row.FromWisp))
            {
                facts.Add(
                    new BeadKey(edge.Row.BeadId, edge.Row.FromWisp),
                    new Dependency(
                        new BeadKey(edge.Row.TargetId, wispsCount && edge.Row.Target == DependencyTarget.Wisp),
                        Dependency.KindOf(edge.Row.Type),
                        WaitGate.Read(edge.Row.Metadata)
                    )
                );
            }
        }
        return facts;
    }

    private static BeadKey KeyOf(Node node) => new(node.Bead.Id, node.InWisps);
}
