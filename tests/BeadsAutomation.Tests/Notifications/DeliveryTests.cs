using BeadsAutomation.Testing;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Rig;
using BeadsAutomation.Tests.Scenarios.Controls;
using Microsoft.Extensions.Logging.Abstractions;

namespace BeadsAutomation.Tests.Notifications;

/// <summary>What would be told twice is not begun.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly ModelWorld _world = new();
    private WebhookDouble _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookDouble.StartAsync();
        _world.Options = new BeadsOptions { NotifyUrl = _receiver.Url };
        foreach (var reason in new[] { "1", "2", "3" })
        {
            await _world.Process().PauseAsync(reason);
        }
        _world.Advance(10);
    }

    public async ValueTask DisposeAsync() => await _receiver.DisposeAsync();

    [Theory]
    [InlineData(0.0, 3)]
    [InlineData(2.0, 3)]
    [InlineData(3.9, 2)]
    [InlineData(4.1, 1)]
    [InlineData(6.0, 1)]
    public async Task No_post_begins_that_the_end_of_the_time_would_cut_off(double firstTakes, int posts)
    {
        var taken = false;
        var faults = new FaultSteps(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(taken ? 0.5 : firstTakes));
            taken = true;
        });

        var report = (await DeliverAsync(Store(), faults)).ShouldNotBeNull();

        (report.Delivered, report.Waiting, _receiver.Requests.Count).ShouldBe((posts, 3 - posts, posts));
    }

    [Fact]
    public async Task Nothing_is_told_that_could_not_be_struck_off()
    {
        var report = (await DeliverAsync(new KeptOutbox(Store()), new FaultSteps(_ => { }))).ShouldNotBeNull();

        _receiver.Requests.ShouldBeEmpty();
        (report.Delivered, report.Waiting, report.Problem).ShouldBe((0, 3, "may not delete"));
    }

    [Fact]
    public async Task What_was_taken_at_the_last_moment_is_struck_off_all_the_same()
    {
        var time = new HeldTimers();
        var up = false;
        var faults = new FaultSteps(_ =>
        {
            if (!up)
            {
                up = true;
                time.RunOutAsync(TimeSpan.FromSeconds(5), CancellationToken.None).GetAwaiter().GetResult();
            }
        });

        await DeliverAsync(new PunctualOutbox(Store()), faults, time);

        (await Store().ReadOutboxAsync(CancellationToken.None)).Count.ShouldBe(3 - _receiver.Requests.Count);
        _receiver.Requests.ShouldNotBeEmpty();
    }

    private ModelBeadStore Store() => new(_world.Database, _world.Options, new Entropy());

    private Task<DeliveryReport?> DeliverAsync(IBeadStore store, FaultSteps faults, TimeProvider? time = null)
    {
        var webhook = new Webhook(_world.Options, TimeProvider.System);
        var announcer = new Announcer(_world.Options, new Entropy());
        var log = NullLogger<Delivery>.Instance;
        var delivery = new Delivery(store, webhook, announcer, _world.Options, time ?? _clock, faults, log);
        return delivery.RunAsync(sweep: true, CancellationToken.None);
    }

    private sealed class KeptOutbox(IBeadStore inner) : WrappedStore(inner)
    {
        public override Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken) =>
            throw new StoreException("may not delete");
    }

    private sealed class PunctualOutbox(IBeadStore inner) : WrappedStore(inner)
    {
        public override Task<WriteResult> DropNoticeAsync(string id, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return base.DropNoticeAsync(id, cancellationToken);
        }
    }
}
