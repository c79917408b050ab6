namespace BeadsAutomation.Commands.Doctor;

/// <summary>The checks that differ between stores. Only reads.</summary>
internal interface IStoreDoctor
{
    /// <summary>Makes them; without an answer the store cannot be read, and no further question to it makes sense.</summary>
    Task<StoreSigns?> ExamineAsync(Examination examination);

    /// <summary>What it says of the past, and nothing else.</summary>
    Task<StoreSigns> ReadSignsAsync(CancellationToken cancellationToken);
}

/// <summary>What a store says of the past.</summary>
/// <param name="LastClaim">When a dispatcher last claimed a bead.</param>
/// <param name="LastReadied">When something last happened that can have made a waiting bead ready without touching it.</param>
/// <param name="SplitDependencies">The schema has no <c>dependencies.depends_on_id</c>, which older readers ask for.</param>
internal sealed record StoreSigns(DateTime? LastClaim, DateTime? LastReadied, bool SplitDependencies = false);
