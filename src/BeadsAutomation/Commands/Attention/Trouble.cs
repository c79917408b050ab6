namespace BeadsAutomation.Commands.Attention;

/// <summary>What needs attention: the closed list of what <c>status</c>, <c>doctor</c> and <c>/readyz</c> find. The words in every output are the lower snake case of the names.</summary>
public enum Trouble
{
    /// <summary>We blocked beads, and nobody has looked after them yet.</summary>
    BeadsBlocked,

    /// <summary>Claims are past their threshold: the next sweep would give them up, or may not.</summary>
    ClaimsSilent,

    /// <summary>More claims went silent at once than the sweep may reap.</summary>
    FuseTripped,

    /// <summary>No answer was accepted since a hold began that has lasted for more than an hour.</summary>
    HoldLasts,

    /// <summary>The breaker is open.</summary>
    BreakerOpen,

    /// <summary>The agent does not answer or is not healthy.</summary>
    AgentUnreachable,

    /// <summary>Beads are ready, and no tick takes one.</summary>
    TicksMissing,

    /// <summary>Notices wait for the webhook for more than an hour.</summary>
    NoticesWait,

    /// <summary>A claim was stamped by a wrong clock, or an open bead is older than our ledger.</summary>
    DataDoubtful,
}

/// <summary>Something that needs attention.</summary>
/// <param name="Trouble">What it is.</param>
/// <param name="Sentence">One printable line with what to do.</param>
public sealed record TroubleReport(Trouble Trouble, string Sentence);
