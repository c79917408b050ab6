using System.Text.Json;
using BeadsAutomation.EndToEndTests.Running;
using BeadsAutomation.Testing.Http;

namespace BeadsAutomation.EndToEndTests.Commands;

/// <summary>What people and programs that read the output rely on.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task The_dispatchers_lines_are_the_shell_pairs()
    {
        await using var world = await World.CreateAsync();
        (await world.TickAsync())
            .With(0)
            .OutLines.ShouldBe(["no eligible beads (assignee=agent, status=open, has acceptance_criteria)"]);
        await world.PutAsync(new BeadRow("bd-1"));
        world.Agent.Dispatch = AgentReply.Accepted("0123456789ab");
        (await world.TickAsync())
            .With(0)
            .OutLines.ShouldBe(["picked bead: bd-1", "dispatched bd-1 as job 0123456789ab"]);
        await world.PutAsync(new BeadRow("bd-2"));
        world.Agent.Status = AgentReply.Busy(true);
        (await world.TickAsync()).With(0).OutLines[0].ShouldStartWith("claude-agent-service is busy — skipping tick");
        world.Agent.Status = AgentReply.Busy(false);
        world.Agent.Dispatch = AgentReply.Of(502, """{"error":"Queue full"}""");
        (await world.TickAsync()).Error.ShouldContain("dispatch FAILED for bd-2: HTTP 502 — Queue full");
    }

    [Fact]
    public async Task The_reapers_lines_are_the_shell_pairs()
    {
        await using var world = await World.CreateAsync();
        (await world.SweepAsync()).With(0).OutLines.ShouldBe(["sweep: no claims in hand"]);
        var now = await world.Database.NowAsync();
        await world.PutAsync(
            new BeadRow("old") { Status = "in_progress", UpdatedAt = now.AddSeconds(-2720) },
            new BeadRow("young") { Status = "in_progress", UpdatedAt = now.AddSeconds(-320) }
        );

        var sweep = (await world.SweepAsync()).With(0);

        sweep
            .OutLines.Order(StringComparer.Ordinal)
            .ShouldBe([
                "REAPED old (stale 45m)",
                "keeping young (age 5m < 30m) — last sign of life 5m ago",
                "sweep: 1 kept, 1 reaped",
            ]);
    }

    [Fact]
    public async Task Json_is_one_document_and_every_log_line_is_json()
    {
        await using var world = await World.CreateAsync();
        await world.PutAsync(new BeadRow("bd-1") { Title = "\u001b[31m\"quoted\"\n" });

        var tick = (await world.TickAsync("tick", "--sweep", "--output", "json")).With(0);

        tick.Out.Trim().ShouldNotContain('\n');
        var report = Json.Of(tick);
        report.GetProperty("schema").GetInt32().ShouldBe(1);
        report.GetProperty("command").GetString().ShouldBe("tick");
        report.GetProperty("exit_code").GetInt32().ShouldBe(0);
        report.GetProperty("tick").GetProperty("outcome").GetString().ShouldBe("dispatched");
        report.GetProperty("sweep").GetProperty("verdicts").GetArrayLength().ShouldBe(0);
        tick.ErrorLines.ShouldNotBeEmpty();
        tick.ErrorLines.ShouldAllBe(line => Json.Parse(line).ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Json_is_one_document_also_when_the_store_cannot_be_reached()
    {
        await using var world = await World.CreateAsync();
        using var refusing = new RefusingPort();
        world.Environment["BEADS_DOLT_SERVER_PORT"] = refusing.Url.Port.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );

        var tick = (await world.TickAsync("--output", "json")).With(3);

        var report = Json.Of(tick);
        report.GetProperty("exit_code").GetInt32().ShouldBe(3);
        report.GetProperty("error").GetString()!.ShouldContain("127.0.0.1");
        world.Agent.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Product.Dispatcher)]
    [InlineData(Product.Reaper)]
    public async Task Help_and_version_need_no_settings(string program)
    {
        var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, says) in new[] { ("--help", "Exit codes:"), ("--version", program) })
        {
            await using var product = await Product.StartAsync(program, nothing, option);
            (await product.EndAsync()).With(0).Out.ShouldContain(says);
        }
    }
}
