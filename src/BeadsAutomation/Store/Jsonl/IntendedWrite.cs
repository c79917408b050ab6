namespace BeadsAutomation.Store.Jsonl;

/// <summary>A change of a bead's line, announced before it is made: what was observed, and what is intended.</summary>
internal sealed record IntendedWrite
{
    /// <summary>The bead.</summary>
    public required string Id { get; init; }

    /// <summary>Its status as observed.</summary>
    public required string FromStatus { get; init; }

    /// <summary>Its assignee as observed.</summary>
    public string? FromAssignee { get; init; }

    /// <summary>Its stamp as observed.</summary>
    public required DateTime FromUpdatedAt { get; init; }

    /// <summary>Its line as observed: see <see cref="Fingerprint"/>.</summary>
    public required long FromLine { get; init; }

    /// <summary>The status to write; <see langword="null"/> leaves it.</summary>
    public string? ToStatus { get; init; }

    /// <summary>The note to append.</summary>
    public string? Note { get; init; }

    /// <summary>The stamp to write.</summary>
    public required DateTime ToUpdatedAt { get; init; }

    /// <summary>The line as it will be.</summary>
    public required long ToLine { get; init; }

    /// <summary>Announces a change.</summary>
    /// <param name="bead">As observed.</param>
    /// <param name="transition">What is to happen.</param>
    /// <param name="updatedAt">The new stamp.</param>
    /// <param name="line">The line as it will be.</param>
    public static IntendedWrite Of(Bead bead, BeadTransition transition, DateTime updatedAt, ReadOnlySpan<byte> line) =>
        new()
        {
            Id = bead.Id,
            FromStatus = bead.Status,
            FromAssignee = bead.Assignee,
            FromUpdatedAt = bead.UpdatedAt,
            FromLine = bead.RowLock ?? 0,
            ToStatus = transition.Status,
            Note = transition.Note,
            ToUpdatedAt = updatedAt,
            ToLine = Fingerprint.Of(line),
        };

    /// <summary>How far it got, by the bead as found later. A line that others wrote anew in the meantime is known by its cells.</summary>
    public WriteProgress Progress(Bead? found)
    {
        if (found is null)
        {
            return WriteProgress.Overtaken;
        }
        if (found.RowLock == ToLine)
        {
            return WriteProgress.Made;
        }
        var isObserved =
            found.HasStatus(FromStatus)
            && string.Equals(found.Assignee, FromAssignee, StringComparison.Ordinal)
            && found.UpdatedAt == FromUpdatedAt;
        return isObserved ? WriteProgress.NotMade : WriteProgress.Overtaken;
    }
}

/// <summary>How far an announced write got.</summary>
internal enum WriteProgress
{
    /// <summary>The bead is still as observed.</summary>
    NotMade,

    /// <summary>The bead is as intended.</summary>
    Made,

    /// <summary>Somebody else wrote to it since: theirs stays.</summary>
    Overtaken,
}
