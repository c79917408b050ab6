using System.Text.Json;
using BeadsAutomation.Testing.Http;
using BeadsAutomation.Testing.Model;
using BeadsAutomation.Testing.Model.Engine;
using BeadsAutomation.Testing.Rig;

namespace BeadsAutomation.Tests.Scenarios;

/// <summary>Whoever is to be told is told of each transition, and what becomes of it never matters to a tick.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    private WebhookDouble _receiver = null!;
    private ModelWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookDouble.StartAsync();
        _world = new ModelWorld(options: new BeadsOptions { NotifyUrl = _receiver.Url, BreakerAfter = 1 });
    }

    public async ValueTask DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task A_bead_that_goes_silent_is_told_once_however_many_sweeps_follow()
    {
        await SilentAsync("b1");

        for (var sweep = 0; sweep < 5; sweep++)
        {
            await SweepAsync();
            _world.Advance(10);
        }

        Events().ShouldBe(["blocked b1"]);
        (await OutboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Breaker_and_pause_are_told_when_they_begin_and_when_they_end()
    {
        _world.Put(new BeadRow("b1"));
        _world.Agent.Answer = Answers.Environment;
        await TickAsync();
        _world.Advance(5);
        _world.Agent.Answer = Answers.Accepted;
        await TickAsync();
        var process = _world.Process();
        await process.PauseAsync("deploy");
        await process.DeliverAsync(sweep: false);
        await process.ResumeAsync();
        await process.DeliverAsync(sweep: false);

        Events().ShouldBe(["breaker_opened", "breaker_closed", "paused", "resumed"]);
    }

    [Fact]
    public async Task What_tells_nothing_makes_no_outbox_and_asks_for_none()
    {
        _world.Put(new BeadRow("b1"));
        var operations = new List<string>();
        var process = _world.Process(step =>
        {
            operations.Add(step);
            return Task.CompletedTask;
        });

        await process.TickAsync();
        await process.DeliverAsync(sweep: false);
        await process.TickAsync();
        await process.DeliverAsync(sweep: false);

        operations.ShouldNotContain(o => o.StartsWith("ReadOutbox", StringComparison.Ordinal));
        _world.Database.Engine.Begin().HasTable("automation_outbox").ShouldBeFalse();
        _receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_webhook_nothing_is_stored_and_a_sweep_asks_for_nothing()
    {
        _world.Options = new BeadsOptions();
        await SilentAsync("b1");

        (await SweepAsync()).ShouldBeNull();

        _world.Status("b1").ShouldBe("blocked");
        _world.Database.Engine.Begin().HasTable("automation_outbox").ShouldBeFalse();
    }

    [Fact]
    public async Task A_webhook_that_is_down_for_an_hour_is_told_later_and_once()
    {
        _receiver.Reply = AgentReply.Of(503, "");
        await SilentAsync("b1");

        for (var minute = 0; minute < 60; minute += 10)
        {
            var report = (await SweepAsync()).ShouldNotBeNull();
            (report.Delivered, report.Waiting).ShouldBe((0, 1));
            report.Problem.ShouldNotBeNull().ShouldEndWith(": HTTP 503");
            _world.Advance(10);
        }
        var tries = _receiver.Requests.Count;
        _receiver.Reply = AgentReply.Of(204, "");
        await SweepAsync();
        await SweepAsync();

        tries.ShouldBe(6);
        _receiver.Requests.Count.ShouldBe(7);
        _receiver.Keys.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await OutboxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_is_dead_for_a_week_is_tried_once_a_sweep_and_what_is_older_is_dropped()
    {
        Mutants.LeaveOut();
        _receiver.Reply = AgentReply.Of(500, "");
        await _world.Process().PauseAsync("early");
        var kept = 0;

        for (var sweep = 0; sweep < 1008; sweep++)
        {
            _world.Advance(10);
            if (sweep % 100 == 0)
            {
                await _world.Process().PauseAsync($"at {sweep}");
            }
            var report = await SweepAsync();
            kept = Math.Max(kept, report?.Waiting ?? 0);
        }
        _world.Advance(30);
        (await SweepAsync())!.Expired.ShouldBe(2);

        _receiver.Requests.Count.ShouldBe(1008 + 1);
        kept.ShouldBe(12);
        (await OutboxAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task No_more_than_a_thousand_wait()
    {
        Mutants.LeaveOut();
        var process = _world.Process();
        for (var pause = 0; pause < 1005; pause++)
        {
            (await process.PauseAsync("again")).ExitCode.ShouldBe(ExitCode.Done);
        }
        (await OutboxAsync()).Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(429, 1)]
    [InlineData(408, 1)]
    [InlineData(404, 1)]
    [InlineData(401, 1)]
    [InlineData(307, 1)]
    [InlineData(400, 3)]
    [InlineData(413, 3)]
    [InlineData(403, 3)]
    [InlineData(405, 3)]
    [InlineData(410, 3)]
    [InlineData(451, 3)]
    [InlineData(425, 1)]
    [InlineData(502, 1)]
    [InlineData(407, 1)]
    public async Task What_is_not_taken_waits_and_only_a_refusal_of_the_document_lets_the_next_one_try(
        int status,
        int tries
    )
    {
        _receiver.Reply = AgentReply.Of(status, "", ("Location", _receiver.Url + "/elsewhere"), ("Retry-After", "600"));
        var process = _world.Process();
        await process.PauseAsync("1");
        await process.PauseAsync("2");
        await process.PauseAsync("3");

        var report = (await process.DeliverAsync(sweep: false)).ShouldNotBeNull();

        report.Waiting.ShouldBe(3);
        report.Problem.ShouldNotBeNull().ShouldStartWith($"127.0.0.1: HTTP {status}");
        report.Problem.ShouldNotContain(WebhookDouble.Secret);
        _receiver.Requests.Count.ShouldBe(tries);
        _receiver.Requests.ShouldAllBe(r => r.Method == "POST" && r.Target == _receiver.Url.AbsolutePath);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(500)]
    public async Task Notices_that_are_never_taken_hold_nobody_back_for_longer_than_their_own_tries(int status)
    {
        _receiver.ReplyTo = body =>
            body.Contains("poison", StringComparison.Ordinal) ? AgentReply.Of(status, "") : AgentReply.Of(200, "");
        for (var n = 0; n < 25; n++)
        {
            await _world.Process().PauseAsync($"poison {n}");
        }
        await _world.Process().PauseAsync("well");
        for (var sweep = 0; sweep < 27; sweep++)
        {
            _world.Advance(10);
            await SweepAsync();
        }

        (await OutboxAsync()).ShouldAllBe(n => n.Notice.Reason.Contains("poison"));
        _receiver.Requests.Count(r => r.Body.Contains("well", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_notice_is_tried_ever_more_rarely_while_the_others_are_delivered()
    {
        _receiver.ReplyTo = body =>
            body.Contains("poison", StringComparison.Ordinal) ? AgentReply.Of(403, "") : AgentReply.Of(200, "");
        await _world.Process().PauseAsync("poison");
        for (var sweep = 0; sweep < 6 * 24; sweep++)
        {
            await _world.Process().PauseAsync($"well {sweep}");
            _world.Advance(10);
            (await SweepAsync())!.Delivered.ShouldBe(1);
        }

        // 0, 10, 30, 70, 150, 310, 630 minutes, and every six hours from then on.
        _receiver.Requests.Count(r => r.Body.Contains("poison", StringComparison.Ordinal)).ShouldBe(9);
        (await OutboxAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_receiver_that_names_a_time_is_left_alone_until_then()
    {
        _receiver.Reply = AgentReply.Of(429, "", ("Retry-After", "1500"));
        await _world.Process().PauseAsync("1");
        _world.Advance(10);
        await SweepAsync();
        _receiver.Reply = AgentReply.Of(200, "");

        _world.Advance(20);
        (await SweepAsync())!.Problem.ShouldNotBeNull().ShouldStartWith("127.0.0.1 asked to be left alone until ");
        _receiver.Requests.Count.ShouldBe(1);
        _world.Advance(10);
        (await SweepAsync())!.Delivered.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_without_an_end_and_a_broken_one_do_not_matter_after_a_good_head()
    {
        _receiver.Reply = AgentReply.CutMidBody(200, "o");
        var process = _world.Process();
        await process.PauseAsync("1");

        (await process.DeliverAsync(sweep: false))!.Delivered.ShouldBe(1);
    }

    [Fact]
    public async Task A_kill_between_post_and_delete_repeats_it_under_the_same_key()
    {
        await SilentAsync("b1");
        var process = _world.Process(faults: point =>
        {
            if (point == FaultPoint.NoticePosted)
            {
                throw new CrashException("notice_posted");
            }
        });
        await process.SweepAsync();
        await Should.ThrowAsync<CrashException>(() => process.DeliverAsync(sweep: true));

        _world.Advance(10);
        await SweepAsync();
        await SweepAsync();

        _receiver.Keys.Count.ShouldBe(2);
        _receiver.Keys.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_killed_run_did_not_deliver_the_next_sweep_does_but_not_within_its_first_minute()
    {
        await SilentAsync("b1");
        await _world.SweepAsync();

        (await _world.Process().DeliverAsync(sweep: true)).ShouldBeNull();
        _receiver.Requests.ShouldBeEmpty();

        _world.Advance(1);
        (await SweepAsync())!.Delivered.ShouldBe(1);
    }

    [Theory]
    [InlineData(CommitFault.AnswerLost)]
    [InlineData(CommitFault.RequestLost)]
    public async Task A_commit_without_an_answer_leaves_bead_and_notice_both_or_neither(CommitFault fault)
    {
        await SilentAsync("b1");
        var faults = new Queue<CommitFault>([fault]);
        _world.Database.Engine.NextCommitFault = () => faults.TryDequeue(out var f) ? f : default;

        await _world.SweepAsync();

        var told = (await OutboxAsync()).Count;
        (told, _world.Status("b1")).ShouldBe(fault == CommitFault.AnswerLost ? (1, "blocked") : (0, "in_progress"));
    }

    [Fact]
    public async Task Days_of_every_kind_of_trouble_leave_one_notice_for_every_bead_that_we_blocked()
    {
        _receiver.Reply = AgentReply.Of(500, "");
        foreach (var n in Enumerable.Range(1, 8))
        {
            _world.Put(new BeadRow($"b{n}"));
        }
        var answers = AnswerRules.OfAgents;
        var next = 0;
        _world.Agent.Answer = order => Answers.Of(answers[next++ % answers.Count], order);

        await _world.LetPassAsync(hours: 24, everyMinutes: 10);

        var blocked = _world.Changes.Count(c => c.Decided.Status == "blocked");
        blocked.ShouldBeGreaterThan(2);
        (await OutboxAsync()).Count(n => n.Notice.BeadId is not null).ShouldBe(blocked);
    }

    private async Task SilentAsync(string bead)
    {
        _world.Put(new BeadRow(bead));
        await _world.TickAsync();
        _world.Advance(31);
    }

    private async Task TickAsync()
    {
        var process = _world.Process();
        await process.TickAsync();
        await process.DeliverAsync(sweep: false);
    }

    private async Task<DeliveryReport?> SweepAsync()
    {
        var process = _world.Process();
        await process.SweepAsync();
        return await process.DeliverAsync(sweep: true);
    }

    private Task<IReadOnlyList<WaitingNotice>> OutboxAsync() =>
        new ModelBeadStore(_world.Database, _world.Options, new Entropy()).ReadOutboxAsync(CancellationToken.None);

    private string[] Events() => [.. _receiver.Requests.Select(Event)];

    private static string Event(RecordedRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        var bead = document.RootElement.TryGetProperty("bead", out var id) ? $" {id.GetString()}" : "";
        return document.RootElement.GetProperty("event").GetString() + bead;
    }
}
