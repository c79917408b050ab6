using System.Net;
using System.Net.Sockets;
using BeadsAutomation.StoreTests.Contract;
using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Servers;

namespace BeadsAutomation.StoreTests.Dolt;

/// <summary>
/// The connection breaks or falls silent at each statement of the calls that send a bead. The call ends, by the driver's own time-outs, by
/// the session's deadline or because nobody waits any more; what was done is read again, and given again the call is done once.
/// </summary>
public sealed class BrokenConversationTests(ContractDatabase database) : IClassFixture<ContractDatabase>
{
    private static readonly DriverTimeouts Short = new() { Command = TimeSpan.FromSeconds(3) };
    private static readonly DriverTimeouts Endless = new() { Command = TimeSpan.FromHours(1) };

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public static TheoryData<string, ProxyFault> Faults
    {
        get
        {
            var all = new TheoryData<string, ProxyFault>();
            foreach (var call in Conversation.Points.Keys)
            {
                foreach (var fault in Enum.GetValues<ProxyFault>().Where(f => f != ProxyFault.Refused))
                {
                    all.Add(call, fault);
                }
            }
            return all;
        }
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Faults))]
    public Task A_call_ends_at_each_of_its_statements_and_is_done_once(string call, ProxyFault fault) =>
        AtEachPointAsync(
            call,
            async (conversation, point) =>
            {
                using var proxy = conversation.Between(fault, point);
                // Our own deadline never passes here: the driver ends the wait, except at BEGIN, where it has no time-out.
                var time = point == "start transaction" ? TimeProvider.System : new HeldTimers();
                await using var store = conversation.Open(proxy.Address, time, Short);

                var end = await EndAsync(conversation.CallAsync(store, None));

                proxy.Reached.IsCompleted.ShouldBeTrue($"no such statement: {point}");
                ShouldBe(end, point, fault, proxy.Address);
                await ShouldBeDoneOnceAsync(conversation, store, IsDone(point, fault), $"{point}, {fault}");
            }
        );

    [Theory(Timeout = 60_000)]
    [InlineData("claim", ProxyFault.SilentBefore)]
    [InlineData("claim", ProxyFault.SilentAfter)]
    [InlineData("posting", ProxyFault.SilentBefore)]
    [InlineData("posting", ProxyFault.SilentAfter)]
    [InlineData("record", ProxyFault.SilentBefore)]
    [InlineData("record", ProxyFault.SilentAfter)]
    public Task Where_the_driver_waits_on_the_deadline_ends_it(string call, ProxyFault fault) =>
        AtEachPointAsync(
            call,
            async (conversation, point) =>
            {
                using var proxy = conversation.Between(fault, point);
                var time = new HeldTimers();
                await using var store = conversation.Open(proxy.Address, time, Endless);

                var running = conversation.CallAsync(store, None);
                await proxy.Reached;
                await RunOutAsync(time, running);

                ShouldBe(await EndAsync(running), point, fault, proxy.Address);
                await ShouldBeDoneOnceAsync(conversation, store, IsDone(point, fault), $"{point}, {fault}");
            }
        );

    [Theory(Timeout = 60_000)]
    [InlineData("claim")]
    [InlineData("posting")]
    [InlineData("record")]
    public Task Whoever_waits_for_a_silent_server_can_stop(string call) =>
        AtEachPointAsync(
            call,
            async (conversation, point) =>
            {
                using var proxy = conversation.Between(ProxyFault.SilentAfter, point);
                await using var store = conversation.Open(proxy.Address, new HeldTimers(), Endless);
                using var stop = new CancellationTokenSource();

                var running = conversation.CallAsync(store, stop.Token);
                await proxy.Reached;
                await stop.CancelAsync();

                await Should.ThrowAsync<OperationCanceledException>(() => running);
                await ShouldBeDoneOnceAsync(conversation, store, IsDone(point, ProxyFault.SilentAfter), point);
            }
        );

    [Fact(Timeout = 60_000)]
    public async Task A_listener_that_never_speaks_does_not_answer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new BeadsOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        var driver = new Driver(options, timeouts: Short with { Command = TimeSpan.FromSeconds(1) });
        await using var session = new DatabaseSession(driver, new HeldTimers());

        var failure = await Should.ThrowAsync<DatabaseException>(() => session.BeginAsync(None));

        failure.Fault.ShouldBe(DatabaseFault.Silent);
        failure.Message.ShouldBe("no answer within 1 s");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_goes_away_between_two_calls_costs_the_second_one_and_not_the_third()
    {
        var conversation = await BeforeAsync("claim");
        var user = await conversation.Database.CreateUserAsync("all privileges");
        await using var store = conversation.Open(user, TimeProvider.System, new DriverTimeouts());
        (await conversation.IsDoneAsync(store, None)).ShouldBeFalse();

        await conversation.Database.ExecuteAsync($"kill user '{user.User}'@'%'");
        var end = await EndAsync(conversation.CallAsync(store, None));

        end.Fault.ShouldBe(DatabaseFault.Connection);
        await ShouldBeDoneOnceAsync(conversation, store, wasDone: false, "killed");
    }

    private async Task AtEachPointAsync(string call, Func<Conversation, string, Task> check)
    {
        var points = Conversation.Points[call];
        var conversations = new List<Conversation>();
        foreach (var _ in points)
        {
            conversations.Add(await BeforeAsync(call));
        }
        await Task.WhenAll(points.Zip(conversations, (point, conversation) => check(conversation, point)));
    }

    private async Task<Conversation> BeforeAsync(string call)
    {
        var server = await TestServer.GetAsync();
        _database ??= await database.GetAsync(server, 66);
        return await Conversation.BeforeAsync(_database, call);
    }

    private TestDatabase? _database;

    // The timer of a statement that was answered may be there still when the next is sent.
    private static async Task RunOutAsync(HeldTimers time, Task running)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(None);
        Task next;
        do
        {
            next = time.RunOutAsync(Endless.Deadline, stop.Token);
            await Task.WhenAny(next, running);
        } while (next.IsCompleted);
        await stop.CancelAsync();
    }

    private static bool IsDone(string point, ProxyFault fault) =>
        point == "commit" && fault is not (ProxyFault.SilentBefore or ProxyFault.CutBefore);

    private static async Task<(WriteResult? Result, DatabaseFault? Fault, string Said)> EndAsync(
        Task<WriteResult> running
    )
    {
        try
        {
            var result = await running;
            return (result, null, result.Why ?? "");
        }
        catch (StoreException e)
        {
            return (null, e.InnerException.ShouldBeOfType<DatabaseException>().Fault, e.Message);
        }
    }

    private static void ShouldBe(
        (WriteResult? Result, DatabaseFault? Fault, string Said) end,
        string point,
        ProxyFault fault,
        ServerAddress address
    )
    {
        var why = $"{point}, {fault}: {end}";
        var isSilent = fault is ProxyFault.SilentBefore or ProxyFault.SilentAfter;
        if (point == "commit")
        {
            end.Result.ShouldBe(WriteResult.Indeterminate, why);
            end.Said.ShouldNotBeEmpty(why);
            return;
        }
        end.Fault.ShouldBe(isSilent ? DatabaseFault.Silent : DatabaseFault.Connection, why);
        end.Said.ShouldStartWith(
            $"{(isSilent ? "" : "cannot reach ")}the database server {address.Host}:{address.Port}{(isSilent ? " does not answer" : "")}"
        );
        end.Said.ShouldNotContain(address.Password.Length > 0 ? $"'{address.Password}'" : "\0");
    }

    /// <summary>The same store opens a new connection, reads what was done, and does it if it was not.</summary>
    private static async Task ShouldBeDoneOnceAsync(
        Conversation conversation,
        IBeadStore store,
        bool wasDone,
        string why
    )
    {
        (await conversation.IsDoneAsync(store, None)).ShouldBe(wasDone, why);
        if (!wasDone)
        {
            (await conversation.CallAsync(store, None)).ShouldBe(WriteResult.Applied, why);
        }
        var state = Conversation.After[conversation.Call].ToString().ToLowerInvariant();
        (await conversation.TracesAsync()).ShouldBe($"1 {state}, 1 event, claimed", why);
    }
}
