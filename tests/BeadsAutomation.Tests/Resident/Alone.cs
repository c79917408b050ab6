namespace BeadsAutomation.Tests.Resident;

/// <summary>Tests that measure the memory of the whole process, and so run when all others are done.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
