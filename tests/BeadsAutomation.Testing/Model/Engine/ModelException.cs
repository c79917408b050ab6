namespace BeadsAutomation.Testing.Model.Engine;

/// <summary>A statement that the engine refuses, with the number that Dolt gives it.</summary>
public sealed class ModelException(int number, string message) : Exception(message)
{
    public const int DuplicateKey = 1062;
    public const int NoSuchTable = 1146;
    public const int NoParentRow = 1452;

    public int Number { get; } = number;
}
