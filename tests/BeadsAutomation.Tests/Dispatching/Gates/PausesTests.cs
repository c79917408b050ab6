namespace BeadsAutomation.Tests.Dispatching.Gates;

public sealed class PausesTests
{
    private const string Resume = "'beads-dispatcher resume' ends it";

    [Theory]
    [InlineData("""{"reason":"restore"}""", "until it is resumed: restore")]
    [InlineData("""{"reason":"restore","until":null,"by":"ann"}""", "until it is resumed: restore (ann)")]
    [InlineData("""{"reason":"r","until":"2026-11-20T12:00:01Z"}""", "until 2026-11-20T12:00:01Z: r")]
    [InlineData("""{"reason":"r","until":"2026-11-20T12:00:00Z"}""", null)]
    [InlineData("""{"reason":"r","until":"2026-11-19T12:00:00Z"}""", null)]
    [InlineData("""{"reason":"a\u001b[31m\nb"}""", "until it is resumed: a [31m b")]
    [InlineData("no json", "the stored pause cannot be read: " + Resume)]
    [InlineData("", "the stored pause cannot be read: " + Resume)]
    [InlineData("null", "the stored pause cannot be read: " + Resume)]
    [InlineData("{}", "the stored pause cannot be read: " + Resume)]
    [InlineData("""{"reason":"r","until":5}""", "the stored pause cannot be read: " + Resume)]
    [InlineData("""{"reason":"r","until":"2026-11-19T12:00:00+02:00"}""", "the stored pause cannot be read: " + Resume)]
    [InlineData("""{"reason":"r","until":"2026-12-20T12:00:00Z"}""", "until 2026-12-20T12:00:00Z: r")]
    [InlineData(
        """{"reason":"r","until":"2026-12-20T12:00:01Z"}""",
        "until 2026-12-20T12:00:01Z, further ahead than a pause may reach (check the clocks, or run 'beads-dispatcher resume'): r"
    )]
    public void A_stored_pause_is_in_force_until_it_says_that_it_has_ended(string stored, string? why)
    {
        var pauses = Pauses.Of(Words(("pause", stored)), Given.Now);

        pauses.Whole.ShouldBe(why);
        pauses.Labels.ShouldBeEmpty();
        pauses.Holding([]).ShouldBe(why);
    }

    [Theory]
    [InlineData("risky", "label risky, until it is resumed: r")]
    [InlineData("Risky", null)]
    [InlineData("risk", null)]
    [InlineData("over", null)]
    [InlineData(
        "broken",
        "label broken, the stored pause cannot be read: 'beads-dispatcher resume --label broken' ends it"
    )]
    public void A_pause_of_a_label_holds_beads_with_exactly_that_label(string label, string? why)
    {
        var pauses = Pauses.Of(
            Words(
                ("pause:risky", """{"reason":"r"}"""),
                ("pause:over", """{"reason":"r","until":"2026-11-20T11:00:00Z"}"""),
                ("pause:broken", "["),
                ("hold", "{}"),
                ("pauses", "{}")
            ),
            Given.Now
        );

        pauses.Holding(["other", label]).ShouldBe(why);
        pauses.Whole.ShouldBeNull();
        pauses.Holding([]).ShouldBeNull();
    }

    [Fact]
    public void Of_several_pauses_that_of_the_whole_queue_is_named_and_then_the_first_label()
    {
        var labels = new[] { ("pause:b", """{"reason":"second"}"""), ("pause:a", """{"reason":"first"}""") };
        var whole = ("pause", """{"reason":"all"}""");

        Pauses.Of(Words(labels), Given.Now).Holding(["b", "a"]).ShouldBe("label a, until it is resumed: first");
        Pauses.Of(Words([whole, .. labels]), Given.Now).Holding(["b", "a"]).ShouldBe("until it is resumed: all");
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var pause = new Pause
        {
            Reason = "a \"reason\" ✓",
            Since = Given.Now,
            Until = Given.Now.AddHours(2),
            By = "ann",
        };

        PauseJson.Read(PauseJson.Write(pause)).ShouldBe(pause);
        PauseJson.Write(pause).ShouldContain("\"until\":\"2026-11-20T14:00:00Z\"");
    }

    private static Dictionary<string, string> Words(params (string Name, string Value)[] words) =>
        words.ToDictionary(w => w.Name, w => w.Value, StringComparer.Ordinal);
}
