using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>bd's rules as sets and loops, written without looking at the SQL: what the store must agree with.</summary>
internal sealed class NaiveReadiness
{
    private readonly int _version;
    private readonly IReadOnlyList<Edge> _edges;
    private readonly Dictionary<string, Node> _nodes;
    private readonly HashSet<string> _blocked = new(StringComparer.Ordinal);

    public NaiveReadiness(Graph graph, int version)
    {
        _version = version;
        // The first bd on Dolt looked at issues only.
        var wispsCount = version >= 49;
        _nodes = graph
            .Nodes.Where(node => wispsCount || !node.InWisps)
            .ToDictionary(node => node.Bead.Id, StringComparer.Ordinal);
        _edges = [.. graph.Edges.Where(edge => wispsCount || !edge.Row.FromWisp)];
        foreach (var id in _nodes.Keys.Where(IsBlockedItself).ToList())
        {
            _blocked.Add(id);
        }
        InheritFromParents();
    }

    public bool IsBlocked(string id) => _blocked.Contains(id);

    /// <summary>Its own time, or that of a direct parent, is ahead; a parent's status does not matter.</summary>
    public bool IsDeferred(string id) => IsAhead(_nodes[id]) || Parents(id).Any(parent => IsAhead(_nodes[parent]));

    private static bool IsAhead(Node node) => node.Bead.DeferUntil?.Year == 2099;

    private bool IsActive(string id) =>
        _nodes.TryGetValue(id, out var node) && node.Bead.Status is not ("closed" or "pinned");

    private bool IsClosed(string id) => _nodes[id].Bead.Status is "closed";

    private bool IsBlockedItself(string id) =>
        IsActive(id) && _edges.Any(edge => edge.Row.BeadId == id && Blocks(edge));

    private bool Blocks(Edge edge) =>
        edge.Row.Type switch
        {
            _ when edge.Row.Target == DependencyTarget.External => false,
            "blocks" or "conditional-blocks" => IsActive(edge.Row.TargetId),
            "waits-for" => Waits(edge),
            _ => false,
        };

    private bool Waits(Edge edge)
    {
        var target = edge.Row.TargetId;
        if (_version >= 66 && edge.AlsoBlocks && IsActive(target))
        {
            return true;
        }
        var anyChildReleases = edge.Gate is "any-children" || (edge.Gate is null && _version is 49 or 53);
        var children = Children(target).ToList();
        return children.Exists(IsActive) && !(anyChildReleases && children.Exists(IsClosed));
    }

    // Schema 32 looks one level up and no further; later ones go all the way, over beads that are active themselves.
    private void InheritFromParents()
    {
        List<string> added;
        do
        {
            added = [.. _nodes.Keys.Where(id => !IsBlocked(id) && IsActive(id) && Parents(id).Any(IsBlocked))];
            _blocked.UnionWith(added);
        } while (added.Count > 0 && _version >= 49);
    }

    private IEnumerable<string> Parents(string id) =>
        _edges
            .Where(edge => edge.Row.Type is "parent-child" && edge.Row.BeadId == id)
            .Select(edge => edge.Row.TargetId)
            .Where(_nodes.ContainsKey);

    private IEnumerable<string> Children(string id) =>
        _edges
            .Where(edge => edge.Row.Type is "parent-child" && edge.Row.TargetId == id)
            .Select(edge => edge.Row.BeadId)
            .Where(_nodes.ContainsKey);
}
