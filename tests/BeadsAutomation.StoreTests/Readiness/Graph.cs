using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Readiness;

/// <summary>Beads and dependencies before they are anywhere.</summary>
internal sealed record Graph(IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges);

/// <summary>A bead, and in which table it lives.</summary>
internal sealed record Node(BeadRow Bead, bool InWisps);

/// <summary>A dependency; only a waits-for edge has a gate.</summary>
internal sealed record Edge(DependencyRow Row, string? Gate = null, bool AlsoBlocks = false);
