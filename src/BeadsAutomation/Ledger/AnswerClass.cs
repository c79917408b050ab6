namespace BeadsAutomation.Ledger;

/// <summary>What an answer proves. The words in the ledger are the lower snake case of the names; what follows from each is in <see cref="AnswerRules"/>.</summary>
public enum AnswerClass
{
    /// <summary>A job exists.</summary>
    Accepted,

    /// <summary>Surely no job, and the bead is the cause.</summary>
    BeadFault,

    /// <summary>Surely no job, the bead is the cause, and trying again cannot help.</summary>
    BeadFaultForGood,

    /// <summary>Surely no job, and what is around us is the cause.</summary>
    Environment,

    /// <summary>Surely no job: a token is missing or wrong.</summary>
    Auth,

    /// <summary>Surely no job: no room now.</summary>
    Busy,

    /// <summary>It cannot be known whether a job exists.</summary>
    Unknown,

    /// <summary>Nothing was sent: the time ran out first. No agent says that, we do.</summary>
    NotSent,
}

/// <summary>What follows from an answer.</summary>
/// <param name="State">What the attempt becomes.</param>
/// <param name="ExitCode">What the process says of it at its end.</param>
/// <param name="Blame">Whether the bead is the cause.</param>
/// <param name="Hold">What becomes of the hold.</param>
/// <param name="OpensBreaker">Whether the service or the way to it is the cause: a lack of room and a bead's own fault are not.</param>
/// <param name="Weight">Which of a batch decides for all: the heaviest.</param>
/// <param name="Failure">What it says about sending more; <see langword="null"/> when nothing speaks against it.</param>
internal sealed record AnswerRule(
    AttemptState State,
    ExitCode ExitCode,
    Blame Blame,
    HoldEffect Hold,
    bool OpensBreaker,
    int Weight,
    FanOutFailureClass? Failure
);

/// <summary>Whether a bead is the cause of a refusal.</summary>
internal enum Blame
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>It is.</summary>
    Bead,

    /// <summary>It is, and trying again cannot help.</summary>
    BeadForGood,
}

/// <summary>What an answer does to the hold.</summary>
internal enum HoldEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It ends.</summary>
    Ends,

    /// <summary>One of the first length, however often.</summary>
    First,

    /// <summary>A longer one each time.</summary>
    Longer,
}

/// <summary>What a failure says about going on; the words in every output are the lower snake case of the names.</summary>
public enum FanOutFailureClass
{
    /// <summary>The bead's own fault.</summary>
    Task,

    /// <summary>The service has no room now.</summary>
    Backpressure,

    /// <summary>The service, or the way to it, let nothing in.</summary>
    Admission,

    /// <summary>It cannot be known whether an agent started.</summary>
    Ambiguous,
}
