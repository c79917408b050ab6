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

    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>What in it cannot be read, and was read as absent.</summary>
    public LineFault? Fault { get; init; }

    /// <summary>The cells that readiness asks for. A file does not keep wisps apart.</summary>
    public BeadFacts ToFacts() =>
        new(new BeadKey(Id), Status, DeferUntil)
        {
            IssueType = IssueType,
            Pinned = Pinned,
            Ephemeral = Ephemeral,
            LivesInWisps = LivesInWisps,
            HasAcceptance = HasAcceptance,
        };
}

/// <summary>A value that is not what it should be.</summary>
/// <param name="What">Bead, field and fault, for a sentence that goes on about the line.</param>
/// <param name="HidesPlace">Whose it is, or what it depends on, is not known.</param>
/// <param name="HidesDeferral">Until when it is deferred, and its children with it, is not known.</param>
internal sealed record LineFault(string What, bool HidesPlace, bool HidesDeferral);
