namespace BeadsAutomation.Store;

/// <summary>The store cannot be reached, read or used; the message is a sentence for the operator and carries no secret.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates it with a sentence.</summary>
    public StoreException(string message)
        : base(message) { }

    /// <summary>Creates it with a sentence and what was behind it.</summary>
    public StoreException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates it without a sentence; for the framework only.</summary>
    public StoreException() { }
}
