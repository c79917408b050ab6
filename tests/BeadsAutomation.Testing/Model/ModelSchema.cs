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

    /// <summary>Room in the notes column, in bytes of UTF-8; 65,535 (TEXT) became 4 GiB (LONGTEXT) in version 49.</summary>
    public long NotesLimit => Version >= 49 ? uint.MaxValue : ushort.MaxValue;
}
