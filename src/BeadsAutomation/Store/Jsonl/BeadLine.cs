namespace BeadsAutomation.Store.Jsonl;

/// <summary>A bead as its line of the file says it. Fields that are left out have bd's defaults.</summary>
internal sealed record BeadLine
{
    /// <summary>Counted from 1, as editors do.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The line as it stands, without its line end.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required string Id { get; init; }
    public string Status { get; init; } = BeadStatus.Open;
    public string? Assignee { get; init; }
    public int Priority { get; init; } = 2;
    public string IssueType { get; init; } = "task";
    public DateTime CreatedAt { get; init; }
    public DateTime UpdatedAt { get; init; }
    public DateTime? DeferUntil { get; init; }
    public bool Pinned { get; init; }
    public bool Ephemeral { get; init; }

    /// <summary>bd keeps it among its wisps, where nobody else sees it.</summary>
    public bool LivesInWisps { get; init; }

    public bool HasAcceptance { get; init; }

    /// <summary>UTC time of the newest comment.</summary>
    public DateTime? LastComment { get; init; }

    public IReadOnlyList<LineDependency> Dependencies { get; init; } = [];

    /// <summary>What in it cannot be read, and was read as absent.</summary>
    public LineFault? Fault { get; init; }

    /// <summary>Whether it may block and be blocked: bd's rule 5.</summary>
    public bool IsActive => Status is not (BeadStatus.Closed or "pinned");
}

/// <summary>A value that is not what it should be.</summary>
/// <param name="What">Bead, field and fault, for a sentence that goes on about the line.</param>
/// <param name="HidesPlace">Whose it is, or what it depends on, is not known.</param>
/// <param name="HidesDeferral">Until when it is deferred, and its children with it, is not known.</param>
internal sealed record LineFault(string What, bool HidesPlace, bool HidesDeferral);

/// <summary>A dependency as the line says it.</summary>
/// <param name="TargetId">The bead it depends on.</param>
/// <param name="Type">bd's word: <c>blocks</c>, <c>parent-child</c> and so on.</param>
/// <param name="AnyChild">Of a <c>waits-for</c>: released once one child is closed.</param>
/// <param name="AlsoBlocks">Of a <c>waits-for</c>: the target itself blocks too.</param>
internal sealed record LineDependency(string TargetId, string Type, bool AnyChild, bool AlsoBlocks);
