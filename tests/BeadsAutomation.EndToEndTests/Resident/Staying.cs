using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Resident;

/// <summary>A published dispatcher that stays, with a tick and a sweep every second, and its pages.</summary>
internal sealed class Staying : IAsyncDisposable
{
    private const int FirstPort = 20_000;
    private const int Ports = 10_000; // below those that the system gives to clients
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static int _ports = Environment.ProcessId * 31;

    private readonly Product _product;
    private readonly HttpClient _client;

    private Staying(Product product, int port)
    {
        (_product, Port) = (product, port);
        _client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts it, and waits until it can be asked.</summary>
    public static async Task<Staying> StartAsync(World world, params string[] arguments)
    {
        var port = FreePort();
        var environment = new Dictionary<string, string>(world.Environment, StringComparer.Ordinal)
        {
            ["BEADS_DISPATCH_INTERVAL"] = "1s",
            ["BEADS_SWEEP_INTERVAL"] = "1s",
            ["BEADS_LISTEN"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
        };
        var product = await Product.StartAsync(Product.Dispatcher, environment, ["run", .. arguments]);
        await product.SaysAsync("/healthz, /readyz and /metrics on");
        return new Staying(product, port);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Math.Abs(Interlocked.Increment(ref _ports)) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // The next one, then.
            }
        }
    }

    /// <summary>The status of a page.</summary>
    public async Task<int> StatusAsync(string page)
    {
        using var response = await _client.GetAsync(new Uri(page, UriKind.Relative), Stop);
        return (int)response.StatusCode;
    }

    /// <summary>What a page says.</summary>
    public async Task<string> SentenceAsync(string page)
    {
        using var response = await _client.GetAsync(new Uri(page, UriKind.Relative), Stop);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>Waits until a page has this status.</summary>
    public Task UntilAsync(string page, int status) => UntilAsync(async () => await StatusAsync(page) == status);

    /// <summary>Waits until something is so; fails when it never is.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Sends SIGTERM.</summary>
    public Task TerminateAsync() => _product.TerminateAsync();

    /// <summary>Waits for these words on standard error.</summary>
    public Task SaysAsync(string text) => _product.SaysAsync(text);

    /// <summary>Waits for its end.</summary>
    public Task<Ended> EndAsync() => _product.EndAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _product.DisposeAsync();
    }
}
