using System.Text;
using BeadsAutomation.Testing.Chance;

namespace BeadsAutomation.Tests.Agents;

public sealed class AgentResultTests
{
    private const string Init = """{"type":"system","subtype":"init","session_id":"s1","tools":["Bash","Read"]}""";

    private const string Message =
        """{"type":"assistant","message":{"type":"message","content":[{"type":"text","text":"{\"type\":\"result\",\"result\":\"quoted\"}"}]},"session_id":"s1"}""";

    private const string Done =
        """{"type":"result","subtype":"success","is_error":false,"duration_ms":9,"num_turns":12,"result":"All \"done\"\nwith it","session_id":"0a1b-2c","total_cost_usd":0.4217,"usage":{"input_tokens":4,"result":"deep"},"modelUsage":{"m":{"costUSD":7}},"permission_denials":[{"tool_input":{"type":"result"}}]}""";

    private const string Pretty = """
        {
          "type": "result",
          "subtype": "success",
          "is_error": false,
          "total_cost_usd": 0.4217,
          "num_turns": 12,
          "result": "All \"done\"\nwith it",
          "session_id": "0a1b-2c"
        }
        """;

    private const string Codex = """
        {"type":"thread.started","thread_id":"th-1"}
        {"type":"turn.started"}
        {"type":"item.completed","item":{"id":"1","type":"reasoning","text":"hm"}}
        {"type":"item.completed","item":{"id":"2","type":"agent_message","text":"first"}}
        {"type":"error","message":"Reconnecting... 1/5"}
        {"type":"item.completed","item":{"id":"3","type":"agent_message","text":"at last"}}
        """;

    [Theory]
    [InlineData(Done)]
    [InlineData(Pretty)]
    [InlineData($"[{Init},{Message},{Done}]")]
    [InlineData($"[\n  {Init},\n  {Message},\n  {Done}\n]\n")]
    [InlineData($"{Init}\n{Message}\n{Done}\n")]
    [InlineData($"{Done}\r\n")]
    [InlineData($"npm warn deprecated {{\"x\n{Message}\n{Done}\n(node:7) Warning: {{}} and {{\"a\": 1}}\n")]
    [InlineData($"agent | {Pretty}\nbye")]
    [InlineData($"{{\"type\":\"result\",\"result\":\"an earlier one\",\"total_cost_usd\":5}}\n{Done}")]
    [InlineData($"ut in the middle\",\"type\":\"result\",\"result\":\"x\"}}\n{Done}")]
    [InlineData($"{Done}\n{{\"type\":\"result\",\"result\":\"cut o")]
    public void Claude_codes_last_result_is_found_wherever_it_stands(string output)
    {
        var found = AgentResult.In(output, null);

        found.ShouldBe(
            new AgentResult("All \"done\"\nwith it", false, "success", new Spending(0.4217m, 12, "0a1b-2c"))
        );
        AgentResult.In("", output).ShouldBe(found);
        AgentResult.In("plain text", output).ShouldBe(found);
        AgentResult.In(output, """{"type":"result","result":"other"}""").ShouldBe(found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain text with {braces} and {\"quotes\"}")]
    [InlineData("""{"type":"result"}""")]
    [InlineData("""{"result":"x"}""")]
    [InlineData("""{"type":"RESULT","result":"x"}""")]
    [InlineData("""{"outer":{"type":"result","result":"x"}}""")]
    [InlineData("""{"type":"result","timestamp":"2026-12-01","status":"success","stats":{}}""")]
    [InlineData("""{"type":"error","message":"a log line of another program"}""")]
    [InlineData("""{"response":"x"}""")]
    [InlineData(Init)]
    [InlineData(Message)]
    public void Anything_else_is_none(string? output) => AgentResult.In(output, output).ShouldBeNull();

    [Theory]
    [InlineData("""{"type":"result","subtype":"error_max_turns","num_turns":9}""", null, true, "error_max_turns")]
    [InlineData(
        """{"type":"result","subtype":"success","is_error":true,"result":"API Error"}""",
        "API Error",
        true,
        "success"
    )]
    [InlineData(
        """{"type":"result","subtype":"error_during_execution","errors":["a","b"]}""",
        "b",
        true,
        "error_during_execution"
    )]
    [InlineData("""{"type":"result","is_error":"yes","result":7,"subtype":"Odd one\u001b"}""", null, false, null)]
    [InlineData("""{"type":"result","is_error":false,"result":"whole","session_id":"cut o""", "whole", false, null)]
    [InlineData("""{"type":"result","is_error":false,"result":"\ud800"}""", null, false, null)]
    public void What_the_program_calls_an_error_is_one(string output, string? text, bool isError, string? kind)
    {
        var found = AgentResult.In(output, null).ShouldNotBeNull();

        (found.Text, found.IsError, found.Kind).ShouldBe((text, isError, kind));
    }

    [Theory]
    [InlineData("0.42", "12", "\"s-1\"", "cost $0.42, 12 turns")]
    [InlineData("0", "1", "\"s-1\"", "cost $0.00, 1 turn")]
    [InlineData("0.1000000000000000055511151231257827", "3.0", "\"s-1\"", "cost $0.10, 3 turns")]
    [InlineData("999999.99", "2147483647", "\"s-1\"", "cost $999999.99, 2147483647 turns")]
    [InlineData("1000000", "2147483648", "\"s-1\"", "")]
    [InlineData("-0.01", "-1", "\"s-1\"", "")]
    [InlineData("1e308", "1e308", "\"s-1\"", "")]
    [InlineData("1e400", "1e-400", "\"s-1\"", "0 turns")]
    [InlineData("\"0.42\"", "\"12\"", "\"s-1\"", "")]
    [InlineData("true", "[12]", "\"s-1\"", "")]
    [InlineData("null", "1.5", "\"s-1\"", "")]
    [InlineData("0.42", "12", "\"with blank\"", "cost $0.42, 12 turns")]
    [InlineData("0.42", "12", "7", "cost $0.42, 12 turns")]
    public void Figures_that_cannot_be_true_are_left_out(string cost, string turns, string session, string words)
    {
        var json =
            $$"""{"type":"result","result":"x","total_cost_usd":{{cost}},"num_turns":{{turns}},"session_id":{{session}}}""";

        var spent = AgentResult.In(json, null)!.Spent;

        (spent?.Words ?? "").ShouldBe(words);
        (spent is null ? null : spent.SessionId).ShouldBe(spent is not null && session == "\"s-1\"" ? "s-1" : null);
    }

    [Fact]
    public void Figures_that_are_no_json_number_spoil_the_object_and_nothing_else()
    {
        var found = AgentResult.In("""{"type":"result","result":"x","total_cost_usd":NaN,"num_turns":3}""", null);

        found.ShouldBe(new AgentResult("x", false));
    }

    [Theory]
    [InlineData("", true, "Reconnecting... 1/5")]
    [InlineData("""{"type":"turn.completed","usage":{"input_tokens":1}}""", false, "at last")]
    [InlineData(
        """{"type":"turn.failed","error":{"message":"You've hit your usage limit."}}""",
        true,
        "You've hit your usage limit."
    )]
    public void Of_codex_the_last_message_stands_unless_the_turn_failed_after_it(string end, bool isError, string text)
    {
        var found = AgentResult.In($"{Codex}\n{end}\n", null).ShouldNotBeNull();

        found.ShouldBe(new AgentResult(text, isError, Spent: new Spending(null, null, "th-1")));
    }

    [Theory]
    [InlineData("""{"response":"It is done.","stats":{"models":{}}}""", "It is done.", false)]
    [InlineData(
        "{\n  \"session_id\": \"s-1\",\n  \"response\": \"It is done.\",\n  \"stats\": {}\n}",
        "It is done.",
        false
    )]
    [InlineData("""{"session_id":"s-1","error":{"type":"ApiError","message":"quota","code":429}}""", "quota", true)]
    public void Of_gemini_the_answer_or_the_error_stands(string output, string text, bool isError)
    {
        var found = AgentResult.In(output, null).ShouldNotBeNull();

        (found.Text, found.IsError).ShouldBe((text, isError));
    }

    [Fact]
    public Task Whatever_is_printed_has_a_result_or_none() =>
        Fuzz.RunAsync(
            [Done, Pretty, $"[{Init},{Message},{Done}]", Codex, """{"response":"x","stats":{}}"""],
            input =>
            {
                var found = AgentResult.In(Encoding.UTF8.GetString(input), null);
                (found?.Kind?.Length ?? 0).ShouldBeLessThanOrEqualTo(40);
                if (found?.Spent?.CostUsd is { } cost)
                {
                    cost.ShouldBeInRange(0, 1_000_000);
                }
            }
        );
}
