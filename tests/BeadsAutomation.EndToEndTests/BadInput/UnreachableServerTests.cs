using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.BadInput;

public sealed class UnreachableServerTests
{
    [Fact]
    public async Task A_port_where_nobody_listens_is_named_with_the_settings_to_check()
    {
        using var nobody = new RefusingPort();
        foreach (var executable in new[] { DispatcherProgram.Executable, ReaperProgram.Executable })
        {
            (await RunAsync(executable, "127.0.0.1", nobody.Port))
                .Refuses(3, $"127.0.0.1:{nobody.Port}", "BEADS_DOLT_SERVER_HOST", "BEADS_DOLT_SERVER_PORT")
                .TellsTheSameInJson();
        }
    }

    [Fact]
    public async Task A_name_that_no_server_has_is_named() =>
        (await RunAsync(DispatcherProgram.Executable, "dolt.nowhere.invalid", 3306))
            .Refuses(3, "cannot reach", "dolt.nowhere.invalid:3306", "BEADS_DOLT_SERVER_HOST")
            .TellsTheSameInJson();

    [Fact]
    public async Task A_server_that_accepts_and_never_speaks_is_given_up_after_its_time()
    {
        using var silent = new SilentListener();
        var started = Stopwatch.GetTimestamp();
        (await RunAsync(DispatcherProgram.Executable, "127.0.0.1", silent.Port))
            .Refuses(
                3,
                $"127.0.0.1:{silent.Port}",
                "does not answer",
                $"{new DriverTimeouts().Command.TotalSeconds:0} s"
            )
            .TellsTheSameInJson();
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html>")]
    [InlineData("\0\0\0\0")]
    [InlineData("")]
    public async Task A_server_that_speaks_another_language_is_no_database(string greeting)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = GreetAsync(listener, greeting);
        (await RunAsync(DispatcherProgram.Executable, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port))
            .Refuses(3, "cannot reach", "BEADS_DOLT_SERVER_PORT")
            .TellsTheSameInJson();
    }

    private static async Task GreetAsync(TcpListener listener, string greeting)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(greeting));
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }

    private static Task<Said> RunAsync(Program executable, string host, int port) =>
        InProcess.RunAsync(
            executable,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["BEADS_DOLT_SERVER_HOST"] = host,
                ["BEADS_DOLT_SERVER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["BEADS_LOG_LEVEL"] = "trace",
            },
            null,
            "--output",
            "json"
        );
}
