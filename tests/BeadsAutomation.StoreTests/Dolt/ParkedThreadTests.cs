using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>Alone, because it limits the pool of the whole process.</summary>
[CollectionDefinition(nameof(ParkedThreadTests), DisableParallelization = true)]
[Collection(nameof(ParkedThreadTests))]
public sealed class ParkedThreadTests
{
    private const int Waiting = 64;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Nobody_who_waits_for_a_silent_server_keeps_a_thread()
    {
        var server = await TestServer.GetAsync();
        using var proxy = new FaultyProxy(server.Address)
        {
            Fault = ProxyFault.SilentAfter,
            At = "select 4711",
            OnEach = true,
        };
        var options = proxy.Address.ApplyTo(new BeadsOptions(), "mysql");
        var driver = new Driver(options, timeouts: new DriverTimeouts { Command = TimeSpan.FromHours(1) });
        var sessions = Enumerable.Range(0, Waiting).Select(_ => new DatabaseSession(driver, new HeldTimers())).ToList();
        ThreadPool.GetMaxThreads(out var most, out var mostPorts);
        try
        {
            ThreadPool.SetMaxThreads(Environment.ProcessorCount + 2, mostPorts).ShouldBeTrue();

            var waiting = sessions.Select(s => s.CountAsync(new SqlText("silent", "select 4711"))).ToList();
            await proxy.ReachedAsync(Waiting, None);

            // Some may be left of the tests before; one for each that waits would be more.
            (await Task.Run(() => ThreadPool.ThreadCount, None)).ShouldBeLessThan(Waiting);
            waiting.ShouldAllBe(w => !w.IsCompleted);
        }
        finally
        {
            ThreadPool.SetMaxThreads(most, mostPorts);
            sessions.ForEach(s => s.Abandon());
        }
    }
}
