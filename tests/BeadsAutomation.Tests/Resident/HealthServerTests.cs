using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using BeadsAutomation.Testing;

namespace BeadsAutomation.Tests.Resident;

/// <summary>The server on a real port, asked by a real client and by bad ones.</summary>
public sealed class HealthServerTests : IAsyncDisposable
{
    private const int Limit = 60_000; // for one that would wait for ever

    private readonly RecordedLog _log = new();
    private readonly HealthServer _server;
    private readonly HttpClient _client = new();
    private Health _live = new(true, "alive");
    private Func<string> _metrics = () => "beads_held 0\n";

    public HealthServerTests() => _server = Start(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/healthz", 200, "alive\n")]
    [InlineData("GET", "/healthz?verbose", 200, "alive\n")]
    [InlineData("GET", "/readyz", 503, "no pass yet\n")]
    [InlineData("GET", "/metrics", 200, "beads_held 0\n")]
    [InlineData("GET", "/", 404, "there are /healthz, /readyz and /metrics\n")]
    [InlineData("GET", "/healthz/x", 404, "there are /healthz, /readyz and /metrics\n")]
    [InlineData("POST", "/healthz", 405, "use GET\n")]
    [InlineData("DELETE", "/metrics", 405, "use GET\n")]
    public async Task Each_page_has_its_answer(string method, string path, int status, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Url(path));
        if (method == "POST")
        {
            request.Content = new StringContent(new string('x', 100_000));
        }
        using var response = await _client.SendAsync(request, Stop);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldBe(body);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.1.2.3:9464")]
    [InlineData("beads.example")]
    public async Task Any_host_may_be_named(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url("/healthz"));
        request.Headers.Host = host;
        using var response = await _client.SendAsync(request, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bad_state_is_a_503_with_its_sentence()
    {
        _live = new Health(false, "no tick has ended");
        using var response = await _client.GetAsync(Url("/healthz"), Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldBe("no tick has ended\n");
    }

    [Fact]
    public async Task Metrics_say_that_they_are_in_Prometheus_s_format()
    {
        using var response = await _client.GetAsync(Url("/metrics"), Stop);
        response.Content.Headers.ContentType.ShouldBe(
            MediaTypeHeaderValue.Parse("text/plain; version=0.0.4; charset=utf-8")
        );
    }

    [Fact]
    public async Task Long_metrics_arrive_whole()
    {
        _metrics = () => new string('é', 3_000_000);
        (await _client.GetStringAsync(Url("/metrics"), Stop)).Length.ShouldBe(3_000_000);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz HTTP/2\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /healthz HTTP/1.0\r\n\r\n", "HTTP/1.1 200 ")]
    public async Task Whatever_is_sent_is_answered(string sent, string begins) =>
        (await ExchangeAsync(Encoding.ASCII.GetBytes(sent))).ShouldStartWith(begins);

    [Theory]
    [InlineData(8192, "HTTP/1.1 200 ")]
    [InlineData(8193, "HTTP/1.1 431 ")]
    [InlineData(5_000_000, "HTTP/1.1 431 ")]
    public async Task A_head_that_is_too_long_is_refused(int length, string begins)
    {
        const string Start = "GET /healthz HTTP/1.1\r\nX: ";
        var head = Start + new string('x', length - Start.Length - 4) + "\r\n\r\n";
        (await ExchangeAsync(Encoding.ASCII.GetBytes(head))).ShouldStartWith(begins);
    }

    [Theory(Timeout = Limit)]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("GET /healthz HTTP/1.1\r\n")]
    [InlineData("GET /healthz HTTP/1.1\r\n\r\n")]
    [InlineData("GET /metrics HTTP/1.1\r\n\r\n")]
    [InlineData("huge")]
    public async Task Clients_that_hold_on_take_no_probe_away(string sent)
    {
        var page = new string('x', 3_000_000);
        _metrics = () => page;
        var (_, server) = HeldServer(); // whose own patience never ends
        await using var _ = server;
        var bytes = Encoding.ASCII.GetBytes(sent is "huge" ? new string('x', 100_000) : sent);
        var holding = new List<Socket>();
        for (var i = 0; i < 200; i++)
        {
            holding.Add(await ConnectAsync(server));
            await SendAsync(holding[^1], bytes);
            if (i % 20 == 0)
            {
                await ProbesAnswerAsync(server);
            }
        }
        await ProbesAnswerAsync(server);
        holding.ForEach(socket => socket.Dispose());
    }

    [Fact(Timeout = Limit)]
    public async Task A_question_that_comes_byte_by_byte_has_a_second()
    {
        var (timers, server) = HeldServer();
        await using var _ = server;
        using var slow = await ConnectAsync(server);
        await slow.SendAsync("GET /healthz HT"u8.ToArray(), Stop);
        await timers.RunOutAsync(HealthServer.HeadPatience, Stop);
        (await ReadToEndAsync(slow)).ShouldBe(0);
    }

    [Fact(Timeout = Limit)]
    public async Task The_oldest_is_cut_off_for_the_one_that_finds_no_room()
    {
        var (_, server) = HeldServer();
        await using var _ = server;
        var silent = new List<Socket>();
        for (var i = 0; i < HealthServer.AtOnce; i++)
        {
            silent.Add(await ConnectAsync(server));
        }
        (await _client.GetStringAsync(new Uri($"http://{server.Address}/healthz"), Stop)).ShouldBe("alive\n");
        (await ReadToEndAsync(silent[0])).ShouldBe(0);
        silent[1].Available.ShouldBe(0);
        await silent[1].SendAsync("GET /healthz HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);
        (await silent[1].ReceiveAsync(new byte[9], Stop)).ShouldBe(9);
        silent.ForEach(socket => socket.Dispose());
    }

    [Theory]
    [InlineData("a b c", "a")]
    [InlineData("a b b", "b")]
    [InlineData("a+ b c", "a+")]
    [InlineData("a b+ b", "b")]
    [InlineData("a b1 b2 c c", "b1")]
    [InlineData("b+ a+ b2+", "b+")]
    [InlineData("a+ a2", "a2")]
    public void Whoever_holds_the_most_gives_up_his_oldest_that_waits_for_his_own_client(string guests, string cut) =>
        HealthGuests.ToCut(guests.Split(' '), g => g[0], g => g.EndsWith('+')).ShouldBe(cut);

    [Fact(Timeout = Limit)]
    public async Task A_client_that_never_reads_is_cut_off()
    {
        const int Length = 50_000_000;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _metrics = () =>
        {
            asked.SetResult();
            return new string('x', Length);
        };
        var (timers, server) = HeldServer();
        await using var _ = server;
        using var socket = await ConnectAsync(server);
        await socket.SendAsync("GET /metrics HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);
        await asked.Task;
        await timers.RunOutAsync(HealthServer.Patience, Stop);
        (await ReadToEndAsync(socket)).ShouldBeLessThan(Length);
    }

    [Fact]
    public async Task A_page_that_fails_is_logged_and_the_next_is_answered()
    {
        _metrics = () => throw new InvalidOperationException("no text");
        await Should.ThrowAsync<HttpRequestException>(() => _client.GetStringAsync(Url("/metrics"), Stop));
        (await _client.GetStringAsync(Url("/healthz"), Stop)).ShouldBe("alive\n");
        _log.ToString().ShouldContain("no text");
    }

    [Fact]
    public void A_port_in_use_is_refused_with_the_option_s_name() =>
        Should
            .Throw<ConfigurationException>(() => Start(_server.Address, TimeProvider.System))
            .Message.ShouldBe(
                $"{_server.Address} cannot be listened on (Address already in use): free it, or name another address with --listen or BEADS_LISTEN."
            );

    [Fact]
    public async Task All_addresses_of_both_kinds_can_be_listened_on()
    {
        await using var server = Start(new IPEndPoint(IPAddress.IPv6Any, 0), TimeProvider.System);
        var page = new Uri($"http://127.0.0.1:{server.Address.Port}/healthz");
        (await _client.GetStringAsync(page, Stop)).ShouldBe("alive\n");
    }

    private Uri Url(string path) => new($"http://{_server.Address}{path}");

    /// <summary>A server whose patience ends when the test says so.</summary>
    private (HeldTimers Timers, HealthServer Server) HeldServer()
    {
        var timers = new HeldTimers();
        return (timers, Start(new IPEndPoint(IPAddress.Loopback, 0), timers));
    }

    private HealthServer Start(IPEndPoint listen, TimeProvider time)
    {
        var pages = new HealthPages(() => _live, () => new Health(false, "no pass yet"), () => _metrics());
        return HealthServer.Start(listen, pages.Answer, time, _log);
    }

    private static async Task<Socket> ConnectAsync(HealthServer server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Address, Stop);
        return socket;
    }

    private async Task ProbesAnswerAsync(HealthServer server)
    {
        foreach (var (page, status) in new[] { ("healthz", 200), ("readyz", 503) })
        {
            using var response = await _client.GetAsync(new Uri($"http://{server.Address}/{page}"), Stop);
            ((int)response.StatusCode).ShouldBe(status);
        }
    }

    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes, Stop);
        }
        catch (SocketException)
        {
            // Refused or cut off already.
        }
    }

    private static async Task<long> ReadToEndAsync(Socket socket)
    {
        var read = 0L;
        var buffer = new byte[1 << 20];
        try
        {
            while (await socket.ReceiveAsync(buffer, Stop) is > 0 and var some)
            {
                read += some;
            }
        }
        catch (SocketException)
        {
            // Reset.
        }
        return read;
    }

    private async Task<string> ExchangeAsync(byte[] request)
    {
        using var socket = await ConnectAsync(_server);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(request, Stop);
        socket.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }
}
