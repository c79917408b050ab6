namespace BeadsAutomation.Beads;

/// <summary>Where versions of bd judge readiness differently.</summary>
/// <param name="HoldsDescendants">A blocked bead holds its children all the way down, and not its direct children alone.</param>
/// <param name="AnyChildWhenGateIsMissing">A <c>waits-for</c> that does not say so is released by any closed child, too.</param>
/// <param name="GateMayAlsoBlock">A <c>waits-for</c> may block like <c>blocks</c> as well.</param>
public sealed record ReadinessRules(bool HoldsDescendants, bool AnyChildWhenGateIsMissing, bool GateMayAlsoBlock)
{
    /// <summary>Those of the newest bd.</summary>
    public static readonly ReadinessRules Newest = new(
        HoldsDescendants: true,
        AnyChildWhenGateIsMissing: false,
        GateMayAlsoBlock: true
    );
}
