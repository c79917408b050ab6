namespace BeadsAutomation.Testing.Model;

/// <summary>A moment inside a store operation, at which others can act, the clock can move or the process can end.</summary>
/// <param name="Operation">The member of <c>IBeadStore</c>, without Async: <c>Apply</c>, <c>MarkPosting</c> ….</param>
/// <param name="Moment">Where in its transaction.</param>
public sealed record StoreStep(string Operation, StepMoment Moment);

/// <summary>The moments of a transaction, in order. An operation that only reads, or finds its guard broken, has the first alone.</summary>
public enum StepMoment
{
    BeforeBegin,
    AfterReads,
    BeforeCommit,
    AfterCommit,
}
