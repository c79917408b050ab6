using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Answers;

/// <summary>
/// Services whose pages show what they were sent and what they keep: neither our token nor their secrets reach note, ledger, output, log
/// or webhook.
/// </summary>
public sealed class EchoedSecretsTests
{
    private const string Foreign = "ghp_pl4ntedForeignSecret";

    public static TheoryData<int, string> Pages
    {
        get
        {
            var pages = new TheoryData<int, string>();
            foreach (var page in new[] { "text", "html", "json", "detail", "base64" })
            {
                pages.Add(500, page);
            }
            foreach (var status in new[] { 200, 302, 401, 422, 429 })
            {
                pages.Add(status, "detail");
            }
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_answer_to_a_dispatch_shows_no_secret_anywhere(int status, string page)
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await WorldAsync(receiver);
        world.Agent.Dispatch = AgentReply.Echo(
            status,
            sent => Page(page, sent),
            ("Location", $"https://login.example/{Uri.EscapeDataString(DirectAgent.Token)}/{Foreign}?t={Foreign}")
        );
        await world.PutAsync(new BeadRow("bd-1"));

        var tick = await world.TickAsync("--log-level", "trace");
        await world.Database.ExecuteAsync("delete from automation_state where name in ('hold', 'breaker')");
        var json = await world.TickAsync("--log-level", "trace", "--output", "json");
        var explain = await world.TickAsync("explain", "bd-1", "--output", "json");

        world.Agent.PostCount.ShouldBeGreaterThan(0);
        await ShouldShowNoneAsync(world, receiver, tick, json, explain);
    }

    [Theory]
    [InlineData(500, "text")]
    [InlineData(404, "detail")]
    [InlineData(200, "detail")]
    [InlineData(200, "job")]
    public async Task An_answer_about_a_job_shows_no_secret_anywhere(int status, string page)
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await WorldAsync(receiver);
        await world.PutAsync(new BeadRow("bd-1"));
        (await world.TickAsync()).With(0);
        world.Agent.Jobs["000000000001"] = AgentReply.Echo(status, sent => Page(page, sent));
        await world.PassAsync(TimeSpan.FromMinutes(31));

        var doctor = await world.TickAsync("doctor");
        var sweep = await world.SweepAsync("--log-level", "trace");

        receiver.Requests.ShouldHaveSingleItem();
        await ShouldShowNoneAsync(world, receiver, doctor, sweep);
    }

    [Theory]
    [InlineData(503, "text")]
    [InlineData(200, "detail")]
    public async Task An_answer_about_health_shows_no_secret_anywhere(int status, string page)
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await WorldAsync(receiver);
        // Health is asked without a token: it comes from the service's own environment.
        world.Agent.Health = AgentReply.Of(status, Page(page, $"API_BEARER_TOKEN={DirectAgent.Token}"));
        await world.PutAsync(new BeadRow("bd-1"));

        var doctor = await world.TickAsync("doctor", "--output", "json");
        var tick = (await world.TickAsync("--log-level", "trace")).With(4);

        receiver.Requests.ShouldHaveSingleItem();
        await ShouldShowNoneAsync(world, receiver, doctor, tick);
    }

    [Fact]
    public async Task What_BeadBoard_passes_on_of_the_service_shows_no_secret_anywhere()
    {
        await using var receiver = await WebhookDouble.StartAsync();
        await using var world = await WorldAsync(receiver);
        world.Environment["BEADS_AGENT"] = "beadboard";
        world.Environment["BEADBOARD_URL"] = world.Agent.BeadBoardUrl.ToString();
        world.Agent.Dispatch = AgentReply.Of(
            502,
            JsonSerializer.Serialize(new { error = $"upstream sent Bearer {DirectAgent.Token}, password={Foreign}" })
        );
        await world.PutAsync(new BeadRow("bd-1"));

        var tick = await world.TickAsync("--log-level", "trace");

        receiver.Requests.ShouldNotBeEmpty();
        (await world.NotesAsync("bd-1"))[^1].ShouldContain("upstream sent Bearer (token), password=***");
        await ShouldShowNoneAsync(world, receiver, tick);
    }

    private static async Task<World> WorldAsync(WebhookDouble receiver)
    {
        var world = await DirectAgent.WorldAsync();
        world.Environment["BEADS_NOTIFY_URL"] = receiver.Url.ToString();
        world.Environment["BEADS_BREAKER_AFTER"] = "1";
        return world;
    }

    private static string Page(string page, string sent)
    {
        var shown = $"{sent}\n{Foreign}\nGITHUB_TOKEN={Foreign}";
        return page switch
        {
            "html" => $"<pre>{System.Net.WebUtility.HtmlEncode(shown)}</pre>",
            "json" => JsonSerializer.Serialize(new[] { shown }),
            "detail" => JsonSerializer.Serialize(new { detail = shown }),
            "job" => JsonSerializer.Serialize(
                new
                {
                    status = "failed",
                    exit_code = 1,
                    error = shown,
                    output = new[] { "begin", shown },
                    stderr = shown,
                }
            ),
            "base64" => $"debug {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(DirectAgent.Token))}",
            _ => shown,
        };
    }

    private static async Task ShouldShowNoneAsync(World world, WebhookDouble receiver, params Ended[] runs)
    {
        var everything = string.Join(
            '\n',
            [
                .. await world.ContentsAsync(),
                .. receiver.Requests.Select(r => r.Body),
                .. runs.SelectMany(r => new[] { r.Out, r.Error }),
            ]
        );
        everything.ShouldContain("bd-1");
        everything.ShouldNotContain(DirectAgent.Token);
        everything.ShouldNotContain(Foreign);
        everything.ShouldNotContain("cGw0bnRlZC10MGtlb");
    }
}
