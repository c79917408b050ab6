using System.Net;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

public sealed class DriverTests
{
    private static readonly IPAddress[] Both = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    private static readonly DriverTimeouts Soon = new()
    {
        FirstAddress = TimeSpan.FromMilliseconds(100),
        AllAddresses = TimeSpan.FromMilliseconds(500),
    };

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LocalHost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("::1", true)]
    [InlineData("/run/mysqld/mysqld.sock", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("db.example", false)]
    [InlineData("localhost.example", false)]
    [InlineData("", false)]
    public void Only_what_stays_on_this_machine_is_trusted_with_a_key(string host, bool isHere) =>
        Driver.IsThisMachine(host).ShouldBe(isHere);

    [Theory]
    [InlineData("Retrieval of the RSA public key is not enabled for insecure connections.")]
    [InlineData(
        "Authentication method 'caching_sha2_password' failed. Either use a secure connection, specify the server's RSA public key with ServerRSAPublicKeyFile, or set AllowPublicKeyRetrieval=True."
    )]
    public void Whoever_speaks_of_the_key_wants_TLS(string message) =>
        new Driver(new BeadsOptions())
            .Translate(new InvalidOperationException(new string('x', 300), new InvalidOperationException(message)))
            .Fault.ShouldBe(DatabaseFault.KeyWithoutTls);

    [Fact]
    public async Task A_name_whose_first_address_is_silent_is_reached_by_its_second()
    {
        using var proxy = new DoltProxy((await TestServer.GetAsync()).Address, IPAddress.IPv6Loopback);
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, proxy.Address.Port);
        silent.Start();
        var options = (proxy.Address with { Host = "localhost" }).ApplyTo(new BeadsOptions(), "mysql");

        await using var connection = await new Driver(
            options,
            lookUp: _ => Task.FromResult(Both),
            timeouts: Soon
        ).OpenAsync();

        connection.State.ShouldBe(System.Data.ConnectionState.Open);
    }

    [Fact]
    public async Task A_server_that_answers_is_the_one()
    {
        var server = (await TestServer.GetAsync()).Address with { Host = "localhost", Password = "wrong" };
        var options = server.ApplyTo(new BeadsOptions(), "mysql");

        var failure = await FailAsync(options, _ => throw new InvalidOperationException("nobody has to be looked up"));

        failure.Fault.ShouldBe(DatabaseFault.Credentials);
    }

    [Theory]
    [InlineData(TlsMode.Off)]
    [InlineData(TlsMode.Required)]
    [InlineData(TlsMode.VerifyFull)]
    public async Task Who_is_silent_is_told_with_all_addresses(TlsMode tls)
    {
        using var silent = System.Net.Sockets.TcpListener.Create(0);
        silent.Start();
        var options = new BeadsOptions
        {
            Host = "localhost",
            Port = ((IPEndPoint)silent.LocalEndpoint).Port,
            Tls = tls,
        };

        var failure = await FailAsync(options, _ => Task.FromResult(Both));

        failure.Fault.ShouldBe(DatabaseFault.Silent);
        failure.Message.ShouldEndWith("tried: 127.0.0.1, ::1");
    }

    private static async Task<DatabaseException> FailAsync(
        BeadsOptions options,
        Func<string, Task<IPAddress[]>>? lookUp = null
    )
    {
        await using var session = new DatabaseSession(
            new Driver(options, lookUp: lookUp, timeouts: Soon),
            TimeProvider.System
        );
        return await Should.ThrowAsync<DatabaseException>(() => session.BeginAsync(CancellationToken.None));
    }
}
