namespace BeadsAutomation.Beads;

/// <summary>What a dependency means for readiness.</summary>
public enum DependencyKind
{
    /// <summary>Nothing: it only says that two beads belong together.</summary>
    Other,

    /// <summary>The target blocks while it is active.</summary>
    Blocks,

    /// <summary>The target's children block, as the gate says.</summary>
    WaitsFor,

    /// <summary>The target is the parent.</summary>
    ParentChild,
}

/// <summary>A dependency of a bead, as it is stored.</summary>
/// <param name="Target">What it depends on; nothing says that this bead exists.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Gate">What one that waits for children asks for.</param>
public sealed record Dependency(BeadKey Target, DependencyKind Kind, WaitGate Gate = default)
{
    /// <summary>The kind of bd's word for it.</summary>
    public static DependencyKind KindOf(string? word) =>
        word switch
        {
            "blocks" or "conditional-blocks" => DependencyKind.Blocks,
            "waits-for" => DependencyKind.WaitsFor,
            "parent-child" => DependencyKind.ParentChild,
            _ => DependencyKind.Other,
        };
}
