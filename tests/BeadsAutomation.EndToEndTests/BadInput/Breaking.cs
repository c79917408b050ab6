using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>Runs in which the way to the server fails at one statement.</summary>
internal static class Breaking
{
    /// <summary>How long a session waits for one answer.</summary>
    public static readonly TimeSpan OneAnswer = new DriverTimeouts().Deadline;

    /// <summary>From now on the world's programs go through a proxy that fails so, at this statement after that one.</summary>
    public static FaultyProxy Between(this World world, ProxyFault fault, string after, string at, bool forGood = false)
    {
        var proxy = new FaultyProxy(world.Database.Server.Address)
        {
            Fault = fault,
            After = after,
            At = at,
            ForGood = forGood,
        };
        world.As(proxy.Address);
        return proxy;
    }

    /// <summary>Runs to the end; where silence is the fault, its deadline passes at once.</summary>
    public static async Task<Said> EndAsync(this FaultyProxy proxy, Func<TimeProvider, Task<Said>> start)
    {
        var isSilent = proxy.Fault is ProxyFault.SilentBefore or ProxyFault.SilentAfter;
        var time = new HeldTimers(atOnce: TimeSpan.FromMilliseconds(200));
        var run = start(isSilent ? time : TimeProvider.System);
        await Task.WhenAny(run, proxy.Reached);
        proxy.Reached.IsCompleted.ShouldBeTrue("no such statement was sent");
        if (isSilent)
        {
            await time.RunOutAsync(OneAnswer, TestContext.Current.CancellationToken);
        }
        return await run;
    }
}
