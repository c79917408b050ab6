using System.Data.Common;
using Dapper;

namespace BeadsAutomation.Testing.Servers;

/// <summary>A server that tests may fill with databases of their own.</summary>
public sealed class TestServer
{
    /// <summary>Names an existing server.</summary>
    public const string AddressVariable = "BEADS_TEST_SERVER";

    /// <summary>Names the <c>dolt</c> binary when it is not on PATH.</summary>
    public const string DoltVariable = "BEADS_TEST_DOLT";

    private static readonly Lazy<Task<TestServer>> Main = new(FindMainAsync);
    private static readonly Lazy<Task<TestServer?>> Dolt = new(FindDoltAsync);

    private TestServer(ServerAddress address, Flavour flavour, string version)
    {
        Address = address;
        Flavour = flavour;
        Version = version;
    }

    public ServerAddress Address { get; }

    public Flavour Flavour { get; }

    /// <summary>What the server says of itself: for messages.</summary>
    public string Version { get; }

    /// <summary>The server that BEADS_TEST_SERVER names, or else a private MariaDB of this process.</summary>
    public static Task<TestServer> GetAsync() => Main.Value;

    /// <summary>A real <c>dolt sql-server</c> of this process, or <see langword="null"/> where there is no <c>dolt</c>.</summary>
    public static Task<TestServer?> GetDoltAsync() => Dolt.Value;

    /// <summary>A private MariaDB with these options of <c>mariadbd</c> besides; it stops with this process.</summary>
    public static async Task<TestServer> StartMariaDbAsync(params string[] options) =>
        await ConnectAsync(await PrivateServer.StartMariaDbAsync(options));

    /// <summary>Opens a connection for the test itself.</summary>
    public Task<DbConnection> OpenAsync(string? database = null) => Address.OpenAsync(database);

    /// <summary>Runs one statement outside any database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync(sql);
    }

    private static async Task<TestServer> FindMainAsync()
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } named)
        {
            return await ConnectAsync(ServerAddress.Parse(named));
        }
        return PrivateServer.Find("mariadbd") is not null
            ? await ConnectAsync(await PrivateServer.StartMariaDbAsync())
            : throw new InvalidOperationException(
                $"No server for the tests: install mariadb-server, or set {AddressVariable}=mysql://user:password@host:port."
            );
    }

    private static async Task<TestServer?> FindDoltAsync()
    {
        var named = Environment.GetEnvironmentVariable(DoltVariable);
        var binary = string.IsNullOrEmpty(named) ? PrivateServer.Find("dolt") : named;
        return binary is null ? null : await ConnectAsync(await PrivateServer.StartDoltAsync(binary));
    }

    private static async Task<TestServer> ConnectAsync(ServerAddress address)
    {
        await using var connection = await address.OpenAsync();
        var comment = await connection.QuerySingleAsync<string>("select @@version_comment");
        var version = await connection.QuerySingleAsync<string>("select version()");
        if (comment.Contains("dolt", StringComparison.OrdinalIgnoreCase))
        {
            version = await connection.QuerySingleAsync<string>("select dolt_version()");
            return new TestServer(address, Flavour.Dolt, $"Dolt {version}");
        }
        var isMariaDb = version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        return new TestServer(address, isMariaDb ? Flavour.MariaDb : Flavour.MySql, $"{comment} {version}");
    }
}
