namespace BeadsAutomation.Testing.Servers;

/// <summary>What becomes of the connection on which a <see cref="FaultyProxy"/> finds its point.</summary>
public enum ProxyFault
{
    /// <summary>The statement does not arrive and nothing is heard any more; the connection stays open.</summary>
    SilentBefore,

    /// <summary>The statement arrives and is carried out; nothing is heard any more, and the connection stays open.</summary>
    SilentAfter,

    /// <summary>The connection ends before the statement arrives.</summary>
    CutBefore,

    /// <summary>The statement is carried out; the connection ends before its answer.</summary>
    CutAfter,

    /// <summary>The statement is carried out; the connection ends in the middle of its answer.</summary>
    CutInAnswer,
}
