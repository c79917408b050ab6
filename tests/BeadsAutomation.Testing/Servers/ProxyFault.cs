namespace BeadsAutomation.Testing.Servers;

/// <summary>What becomes of the connection on which a <see cref="FaultyProxy"/> finds its point.</summary>
public enum ProxyFault
{
    /// <summary>The statement does not arrive, the server takes the connection for lost, and the client hears nothing any more.</summary>
    SilentBefore,

    /// <summary>The statement is carried out, the server takes the connection for lost, and the client hears nothing any more.</summary>
    SilentAfter,

    /// <summary>The connection ends before the statement arrives.</summary>
    CutBefore,

    /// <summary>The statement is carried out; the connection ends before its answer.</summary>
    CutAfter,

    /// <summary>The statement is carried out; the connection ends in the middle of its answer.</summary>
    CutInAnswer,

    /// <summary>The statement does not arrive, and is answered by a refusal of the server.</summary>
    Refused,
}
