namespace BeadsAutomation.Testing.Servers;

/// <summary>What one connection sent, in the order of the server's log.</summary>
/// <param name="Statements">What the product asked for.</param>
/// <param name="Brackets">BEGIN, COMMIT and ROLLBACK.</param>
/// <param name="DriversOwn">What the driver sends by itself.</param>
public sealed record LoggedConnection(
    IReadOnlyList<string> Statements,
    IReadOnlyList<string> Brackets,
    IReadOnlyList<string> DriversOwn
);
