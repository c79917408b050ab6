namespace BeadsAutomation.Testing.Model;

/// <summary>What differs between bd's schema versions for us.</summary>
/// <param name="Version">32, 49, 53 or 66.</param>
public sealed record ModelSchema(int Version)
{
    public bool HasRowLock => Version >= 54;

    public bool HasLeases => Version >= 55;

    /// <summary>Whether blocking passes on to all descendants; before, to direct children only.</summary>
    public bool BlocksDescendants => Version >= 46;

    /// <summary>Whether a dependency is deleted with its target.</summary>
    public bool DependenciesFollowTarget => Version >= 41;

    /// <summary>How long we let notes become, in bytes of UTF-8: what TEXT holds, and 4 MiB since it became LONGTEXT.</summary>
    public int NotesLimit => Version >= 49 ? 4 * 1024 * 1024 : ushort.MaxValue;
}
