namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>What a client hears of its COMMIT.</summary>
public enum CommitAnswer
{
    Committed,

    /// <summary>1213: a cell, or the row itself, was changed otherwise by another client. Nothing is written.</summary>
    Conflict,

    /// <summary>1105: a row refers to one that another client has deleted, or the reverse. Nothing is written.</summary>
    ConstraintViolation,

    /// <summary>The connection broke: only a new read can tell.</summary>
    NoAnswer,
}

/// <summary>What happens to one COMMIT on its way.</summary>
public enum CommitFault
{
    None,

    /// <summary>It arrives and is carried out, the answer is lost.</summary>
    AnswerLost,

    /// <summary>It never arrives.</summary>
    RequestLost,
}
