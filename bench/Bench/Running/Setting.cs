using System.Globalization;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.Bench.Running;

/// <summary>What is measured, and where.</summary>
/// <param name="Server">A MariaDB of the bench's own.</param>
/// <param name="Agent">A BeadBoard that answers at once.</param>
/// <param name="Programs">The folder with a folder for each published program.</param>
/// <param name="Runs">How often each thing is run.</param>
/// <param name="Largest">How many beads the largest store has.</param>
internal sealed record Setting(TestServer Server, AgentDouble Agent, string Programs, int Runs, int Largest)
{
    public static readonly BeadsOptions Options = new() { Actor = "beads-bench" };

    /// <summary>A whole process on this database, as this user when one is given.</summary>
    public Published Program(
        string name,
        TestDatabase database,
        ServerAddress? user = null,
        params string[] arguments
    ) => Program(name, Environment(database, user), arguments);

    /// <summary>A whole process with this environment.</summary>
    public Published Program(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(Path.Combine(Programs, name, name), environment, arguments);

    /// <summary>What a program needs to find this database.</summary>
    public Dictionary<string, string> Environment(TestDatabase database, ServerAddress? user = null)
    {
        var address = user ?? Server.Address;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BEADS_DOLT_SERVER_HOST"] = address.Host,
            ["BEADS_DOLT_SERVER_PORT"] = address.Port.ToString(CultureInfo.InvariantCulture),
            ["BEADS_DOLT_SERVER_USER"] = address.User,
            ["BEADS_DOLT_PASSWORD"] = address.Password,
            ["BEADS_DOLT_SERVER_DATABASE"] = database.Name,
            ["BEADBOARD_URL"] = Agent.BeadBoardUrl.ToString(),
        };
    }
}
