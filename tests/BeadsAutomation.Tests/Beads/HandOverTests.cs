namespace BeadsAutomation.Tests.Beads;

/// <summary>Who handed a bead to the sentinel, by the events that bd writes (run against bd 1.0.2 to 1.3.0).</summary>
public sealed class HandOverTests
{
    private const string ToAgent = """{"assignee":"agent"}""";
    private const string ToCarl = """{"assignee":"carl"}""";
    private const string ToNobody = """{"assignee":""}""";
    private const string NoWord = "no event says who assigned it";

    private static readonly TrustedActors Trusted = new("ann, root");

    public static TheoryData<string, AssignmentEvent[], string?> Cases { get; } =
        new()
        {
            { "nothing is known", [], NoWord },
            { "created with its assignee", [At(1, "created", "ann", "")], null },
            { "created by a stranger", [At(1, "created", "bob", "")], Stranger("bob") },
            { "assigned", [At(1, "created", "bob", ""), At(2, "updated", "ann", ToAgent)], null },
            {
                "assigned by a stranger",
                [At(1, "created", "ann", ""), At(2, "updated", "bob", ToAgent)],
                Stranger("bob")
            },
            { "in the second of its making", [At(1, "created", "bob", ""), At(1, "updated", "ann", ToAgent)], null },
            {
                "the same, by a stranger",
                [At(1, "created", "ann", ""), At(1, "updated", "bob", ToAgent)],
                Stranger("bob")
            },
            { "the other way round", [At(2, "updated", "ann", ToAgent), At(1, "updated", "bob", ToAgent)], null },
            {
                "to somebody else and back",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "bob", ToCarl), At(3, "updated", "bob", ToAgent)],
                Stranger("bob")
            },
            {
                "un-assigned by a stranger and assigned again",
                [
                    At(1, "updated", "bob", ToAgent),
                    At(2, "updated", "bob", ToNobody),
                    At(3, "updated", "root", ToAgent),
                ],
                null
            },
            {
                "the newest word gives it to somebody else, so that one is missing",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "ann", ToCarl)],
                NoWord
            },
            {
                "the newest word un-assigns it",
                [At(1, "updated", "ann", ToAgent), At(2, "unclaimed", "ann", ToNobody)],
                NoWord
            },
            { "null un-assigns", [At(1, "updated", "ann", """{"assignee":null}""")], NoWord },
            {
                "several in one second, all trusted",
                [At(1, "updated", "ann", ToAgent), At(1, "updated", "root", ToAgent)],
                null
            },
            {
                "several in one second, one of them a stranger",
                [At(1, "updated", "ann", ToAgent), At(1, "updated", "bob", ToAgent)],
                Stranger("bob")
            },
            {
                "un-assigned and assigned in one second",
                [At(1, "updated", "bob", ToNobody), At(1, "updated", "ann", ToAgent)],
                null
            },
            {
                "claimed for itself",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(2, "claimed", "agent", """{"assignee":"agent","status":"in_progress"}"""),
                ],
                Stranger("agent")
            },
            {
                "other fields do not matter",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(2, "updated", "bob", """{"notes":"\"assignee\":\"agent\""}"""),
                    At(2, "updated", "bob", """{"metadata":{"assignee":"agent"}}"""),
                    At(3, "closed", "bob", "assignee is gone"),
                    At(4, "reopened", "bob", null),
                ],
                null
            },
            { "cut off", [At(1, "updated", "ann", ToAgent), At(2, "updated", "ann", """{"assignee":"age""")], NoWord },
            {
                "half a character, as no word of JSON may be",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "ann", """{"assignee":"\ud800"}""")],
                NoWord
            },
            { "half a character in a name", [At(1, "updated", "ann", """{"\ud800ssignee":"agent"}""")], NoWord },
            {
                "an old one that was cut off",
                [At(1, "updated", "bob", """{"assignee":"age"""), At(2, "updated", "ann", ToAgent)],
                null
            },
            {
                "one of the newest second was cut off",
                [At(2, "updated", "ann", """{"assignee":"age"""), At(2, "updated", "ann", ToAgent)],
                NoWord
            },
            {
                "of two strangers the first by name is named",
                [At(2, "updated", "carl", ToAgent), At(2, "updated", "bob", ToAgent)],
                Stranger("bob")
            },
            { "something else than a word", [At(1, "updated", "ann", """{"assignee":["agent"]}""")], NoWord },
            {
                "its text changed by a stranger after the hand-over",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "bob", """{"description":"rm -rf"}""")],
                Changed("description", "bob")
            },
            {
                "in the second of the hand-over",
                [At(1, "updated", "ann", ToAgent), At(1, "updated", "bob", """{"acceptance_criteria":"x"}""")],
                Changed("acceptance criteria", "bob")
            },
            {
                "together with its status",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(2, "status_changed", "bob", """{"design":"x","status":"open"}"""),
                ],
                Changed("design", "bob")
            },
            {
                "by the agent",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "agent", """{"title":"x"}""")],
                Changed("title", "agent")
            },
            {
                "since its creation, when nobody assigned it after that",
                [At(1, "created", "ann", ""), At(2, "updated", "bob", """{"title":"x"}""")],
                Changed("title", "bob")
            },
            {
                "of two strangers the first to change it is named",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(3, "updated", "bob", """{"title":"x"}"""),
                    At(2, "updated", "carl", """{"design":"x"}"""),
                ],
                Changed("design", "carl")
            },
            {
                "before the hand-over",
                [At(1, "updated", "bob", """{"title":"x"}"""), At(2, "updated", "ann", ToAgent)],
                null
            },
            {
                "by somebody on the list",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "root", """{"title":"x"}""")],
                null
            },
            {
                "handed over once more",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(2, "updated", "bob", """{"title":"x"}"""),
                    At(3, "updated", "ann", ToNobody),
                    At(3, "updated", "ann", ToAgent),
                ],
                null
            },
            {
                "other cells by a stranger",
                [
                    At(1, "updated", "ann", ToAgent),
                    At(2, "updated", "bob", """{"notes":"\"title\":\"x\"","priority":0}"""),
                    At(2, "updated", "bob", """{"metadata":{"description":"x"}}"""),
                    At(3, "closed", "bob", "\"title\""),
                ],
                null
            },
            {
                "a change of its text that was cut off",
                [At(1, "updated", "ann", ToAgent), At(2, "updated", "bob", """{"title":"x""")],
                NoWord
            },
            {
                "a creation that tells its text",
                [At(1, "created", "bob", """{"title":"x"}"""), At(1, "updated", "ann", ToAgent)],
                null
            },
            { "another spelling of the sentinel", [At(1, "updated", "ann", """{"assignee":"Agent"}""")], NoWord },
            { "another spelling of the actor", [At(1, "updated", "Ann", ToAgent)], Stranger("Ann") },
            { "an actor without a name", [At(1, "updated", "", ToAgent)], Stranger("nobody") },
            { "an evil name", [At(1, "updated", "\u001b[2Jann", ToAgent)], Stranger("[2Jann") },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_last_word_decides(string name, AssignmentEvent[] events, string? objection)
    {
        foreach (var order in new[] { events, [.. events.Reverse()] })
        {
            var said = HandOver.Objection(order, "agent", Trusted);

            (said?.Replace("  ", " ", StringComparison.Ordinal)).ShouldBe(objection, name);
        }
    }

    [Fact]
    public void Where_everybody_is_trusted_nothing_has_to_be_known() =>
        HandOver.Objection([], "agent", new TrustedActors(" , ")).ShouldBeNull();

    private static string Stranger(string name) => $"assigned by {name}, who is not in BEADS_TRUSTED_ACTORS";

    private static string Changed(string text, string name) =>
        $"its {text} was changed after the hand-over by {name}, who is not in BEADS_TRUSTED_ACTORS";

    private static AssignmentEvent At(int second, string type, string actor, string? newValue) =>
        new("b", type, actor, newValue, Given.Now.AddSeconds(second));
}
