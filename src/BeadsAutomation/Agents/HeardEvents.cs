namespace BeadsAutomation.Agents;

/// <summary>
/// What the objects that a program printed come to. Claude Code ends with one of type <c>result</c>, whatever came before; Codex tells
/// by events, of which the last message and an error after it stand; Gemini answers in one object without a type.
/// </summary>
internal sealed class HeardEvents
{
    private AgentResult? _last;
    private string? _said;
    private string? _failure;
    private string? _thread;
    private bool _isCodex;

    /// <summary>The result so far; <see langword="null"/> while no object was one of these.</summary>
    public AgentResult? Result =>
        _last
        ?? (
            _isCodex
                ? new AgentResult(_failure ?? _said, _failure is not null, Spent: Spending.Of(null, null, _thread))
                : null
        );

    /// <summary>Takes in the next object.</summary>
    public void Add(AgentEvent found)
    {
        switch (found.Text("type"))
        {
            case "result" when found.Has("result") || found.Has("is_error") || found.Has("subtype"):
                _last = Claude(found);
                break;
            case null when found.Has("stats") || found.Has("session_id"):
                _last = Gemini(found) ?? _last;
                break;
            case { } type:
                AddCodex(type, found);
                break;
            default:
                break;
        }
    }

    private static AgentResult Claude(AgentEvent found)
    {
        var kind = found.Text("subtype");
        var isWord = kind is { Length: > 0 and <= 40 } && kind.All(c => char.IsAsciiLetterLower(c) || c == '_');
        return new AgentResult(
            found.Text("result") ?? found.Text("errors."),
            found.Flag("is_error") ?? kind?.StartsWith("error", StringComparison.Ordinal) == true,
            isWord ? kind : null,
            Spending.Of(found.Number("total_cost_usd"), found.Number("num_turns"), found.Text("session_id"))
        );
    }

    private static AgentResult? Gemini(AgentEvent found)
    {
        var error = found.Text("error.message");
        var spent = Spending.Of(null, null, found.Text("session_id"));
        return (error ?? found.Text("response")) is { } text
            ? new AgentResult(text, error is not null, Spent: spent)
            : null;
    }

    private void AddCodex(string type, AgentEvent found)
    {
        // Others print objects of type "error", too.
        _isCodex |= type is "thread.started" or "turn.started" or "turn.completed" or "turn.failed" or "item.completed";
        switch (type)
        {
            case "thread.started":
                _thread = found.Text("thread_id");
                break;
            case "item.completed" when found.Text("item.type") is "agent_message":
                _said = found.Text("item.text") ?? _said;
                break;
            case "error" or "turn.failed":
                _failure = found.Text("error.message") ?? found.Text("message") ?? _failure;
                break;
            // It tells of each broken connection: one after which the turn was completed was no failure.
            case "turn.completed":
                _failure = null;
                break;
            default:
                break;
        }
    }
}
