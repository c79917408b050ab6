using System.Data.Common;
using BeadsAutomation.EndToEndTests.Running;

namespace BeadsAutomation.EndToEndTests.Interruptions;

/// <summary>Dispatchers and reapers start all the time and most of them are killed, at random moments, while stored times jump.</summary>
internal sealed class Storm(World world, int seed)
{
    private const int AtOnce = 4;

    private static readonly string[] Points =
    [
        "claim_committed",
        "posting_committed",
        "answer_read",
        "answer_recorded",
        "bead_settled",
        "sweep_committed",
    ];

    // How long a run takes that nobody kills, as busy as this machine is.
    private TimeSpan _wholeLife = TimeSpan.FromSeconds(1);
    private int _started;
    private int _killed;

    /// <summary>Programs started so far.</summary>
    public int Started => _started;

    /// <summary>Programs that did not live to their end.</summary>
    public int Killed => _killed;

    /// <summary>Rages for so long.</summary>
    public async Task RageAsync(TimeSpan time)
    {
        using var over = new CancellationTokenSource(time, TimeProvider.System);
        var programs = Enumerable.Range(1, AtOnce).Select(n => StartAndKillAsync(new Random(seed + n), over.Token));
        await Task.WhenAll([MoveTimesAsync(new Random(seed), over.Token), .. programs]);
    }

    private async Task StartAndKillAsync(Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await using var running = await StartAsync(random);
            Interlocked.Increment(ref _started);
            var began = TimeProvider.System.GetTimestamp();
            var end = running.EndAsync();
            if (random.Next(4) > 0)
            {
                var life = _wholeLife * (0.4 + (0.8 * random.NextDouble()));
                await Task.WhenAny(end, Task.Delay(life, TimeProvider.System, CancellationToken.None));
                running.Kill();
            }
            if ((await end).Code == 137)
            {
                Interlocked.Increment(ref _killed);
            }
            else
            {
                _wholeLife = TimeProvider.System.GetElapsedTime(began);
            }
        }
    }

    private Task<Product> StartAsync(Random random)
    {
        var environment = new Dictionary<string, string>(world.Environment, StringComparer.Ordinal);
        if (random.Next(3) == 0)
        {
            environment["BEADS_TEST_KILL_AT"] = Points[random.Next(Points.Length)];
        }
        return random.Next(5) switch
        {
            0 => Product.StartAsync(Product.Reaper, environment, "sweep", "--allow-mass-reap"),
            1 => Product.StartAsync(Product.Dispatcher, environment, "tick", "--sweep"),
            _ => Product.StartAsync(Product.Dispatcher, environment),
        };
    }

    /// <summary>To whoever runs just now it is as if it had been frozen for so long.</summary>
    private async Task MoveTimesAsync(Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, CancellationToken.None);
            try
            {
                await world.PassAsync(TimeSpan.FromMinutes(random.Next(1, 20)), onlyInProgress: true);
            }
            catch (DbException)
            {
                // The server chose this of two transactions that wait for each other.
            }
        }
    }
}
