using System.Text;
using System.Text.Json.Nodes;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

public sealed class LineEditTests
{
    private const string Stamp = "2026-11-21T12:00:00Z";

    [Theory]
    // Nothing but the values changes: order, blanks, escapes, numbers and unknown fields stay.
    [InlineData(
        """ { "id":"a", "x" : 1.50e0 , "updated_at":"2020-01-01T00:00:00+02:00", "status"	:	"open" ,"notes":"", "started_at":null,"y":"\u00e9\/<" } """,
        """ { "id":"a", "x" : 1.50e0 , "updated_at":"<now>", "status"	:	"in_progress" ,"notes":"n", "started_at":"<now>","y":"\u00e9\/<" } """
    )]
    // What is missing is added behind the status, or behind the id.
    [InlineData(
        """{"status":"open","id":"a"}""",
        """{"status":"in_progress","updated_at":"<now>","started_at":"<now>","notes":"n","id":"a"}"""
    )]
    [InlineData(
        """{"id":"a" }""",
        """{"id":"a","status":"in_progress","updated_at":"<now>","started_at":"<now>","notes":"n" }"""
    )]
    [InlineData(
        """{"id":"a","status":null,"updated_at":null,"notes":null,"started_at":""}""",
        """{"id":"a","status":"in_progress","updated_at":"<now>","notes":"n","started_at":"<now>"}"""
    )]
    // A start that is there stays; notes that are there keep their bytes.
    [InlineData(
        """{"id":"a","status":"open","updated_at":"2020-01-01T00:00:00Z","started_at":"2020-01-01T00:00:00Z","notes":"\u00e9 \"\\"}""",
        """{"id":"a","status":"in_progress","updated_at":"<now>","started_at":"2020-01-01T00:00:00Z","notes":"\u00e9 \"\\\nn"}"""
    )]
    // Of a key that is there twice the last counts.
    [InlineData(
        """{"id":"a","status":"open","notes":"x","status":"open","notes":"","updated_at":"2020-01-01T00:00:00Z","started_at":"2020-01-01T00:00:00Z"}""",
        """{"id":"a","status":"open","notes":"x","status":"in_progress","notes":"n","updated_at":"<now>","started_at":"2020-01-01T00:00:00Z"}"""
    )]
    // A key of that name further in, or in a text, is somebody else's.
    [InlineData(
        """{"m":{"status":"open","notes":"x"},"t":"\"status\":\"open\"","id":"a","st\u0061tus":"open","l":["notes",{"id":"b"}]}""",
        """{"m":{"status":"open","notes":"x"},"t":"\"status\":\"open\"","id":"a","st\u0061tus":"in_progress","updated_at":"<now>","started_at":"<now>","notes":"n","l":["notes",{"id":"b"}]}"""
    )]
    public void A_claim_changes_its_cells_and_no_other_byte(string before, string after) =>
        Edit(before, "in_progress", "n").ShouldBe(after.Replace("<now>", Stamp, StringComparison.Ordinal));

    [Theory]
    [InlineData(null, null, """{"id":"a","status":"open","updated_at":"<now>"}""")]
    [InlineData(null, "n", """{"id":"a","status":"open","notes":"n","updated_at":"<now>"}""")]
    [InlineData("blocked", null, """{"id":"a","status":"blocked","updated_at":"<now>"}""")]
    [InlineData("in_progress", null, """{"id":"a","status":"in_progress","started_at":"<now>","updated_at":"<now>"}""")]
    [InlineData("open", "n", """{"id":"a","status":"open","notes":"n","updated_at":"<now>"}""")]
    public void Only_what_is_asked_for_changes(string? status, string? note, string after) =>
        Edit("""{"id":"a","status":"open","updated_at":"2020-01-01T00:00:00Z"}""", status, note)
            .ShouldBe(after.Replace("<now>", Stamp, StringComparison.Ordinal));

    [Theory]
    [InlineData("plain")]
    [InlineData("quotes \" and \\ back")]
    [InlineData("<a href='x'>&amp;</a>")]
    [InlineData("é 語 😀 \u2028 \u0000 \u001b")]
    [InlineData("tab\tline\nend")]
    public void A_note_is_read_back_as_it_was_written(string note)
    {
        var once = Edit("""{"id":"a","notes":"old \u00e9 \"q\" 😀"}""", null, note);
        var twice = Edit(once, null, note);

        Notes(once).ShouldBe($"old é \"q\" 😀\n{note}");
        Notes(twice).ShouldBe($"old é \"q\" 😀\n{note}\n{note}");
        twice.ShouldContain("\"old \\u00e9 \\\"q\\\" 😀\\n");
        twice.ShouldNotContain('\n');
    }

    [Fact]
    public void A_note_with_half_a_character_does_not_harm_the_line() =>
        Notes(Edit("""{"id":"a"}""", null, "x\ud83d")).ShouldBe("x\ufffd");

    [Fact]
    public void Whole_seconds_are_written() =>
        LineFile
            .Text(LineEdit.Apply(LineFile.ReadOne("""{"id":"a"}"""), null, null, LineFile.Now.AddMilliseconds(999)))
            .ShouldBe($$"""{"id":"a","updated_at":"{{Stamp}}"}""");

    [Fact]
    public void A_carriage_return_at_the_end_stays()
    {
        var lines = LineFile.Read("{\"id\":\"a\"}\r\n{\"id\":\"b\"}\r\n");

        LineFile
            .Text(lines.With(lines.Find("a")!, LineEdit.Apply(lines.Find("a")!, null, null, LineFile.Now)))
            .ShouldBe($"{{\"id\":\"a\",\"updated_at\":\"{Stamp}\"}}\r\n{{\"id\":\"b\"}}\r\n");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_note_that_does_not_fit_is_left_out_and_the_rest_is_written(int tooMuch, bool fits)
    {
        const string Note = "twelve bytes";
        var line = FullLine(room: Note.Length + "\\n".Length - tooMuch);

        var edited = Edit(line, "blocked", Note);

        edited.EndsWith(Note + "\"}", StringComparison.Ordinal).ShouldBe(fits);
        edited.ShouldStartWith($$"""{"id":"a","status":"blocked","updated_at":"{{Stamp}}","notes":"xxx""");
        Encoding.UTF8.GetByteCount(edited).ShouldBe(BeadLines.MaxLineBytes - (fits ? 0 : Note.Length + 1));
        LineFile.ReadOne(edited).Status.ShouldBe("blocked");
    }

    [Fact]
    public void A_line_that_is_full_is_refused_and_names_the_bead()
    {
        Should.NotThrow(() => Edit(FullLine(room: 0), "blocked", "n"));

        Should
            .Throw<StoreException>(() => Edit(FullLine(room: -1), "blocked", "n"))
            .Message.ShouldStartWith("Bead a (line 1) fills its line of at most 4194304 bytes.");
    }

    // The line's length as "blocked" leaves it: the room is what a note may take.
    private static string FullLine(int room)
    {
        const string Rest = $$"""{"id":"a","status":"blocked","updated_at":"{{Stamp}}","notes":""}""";
        var notes = new string('x', BeadLines.MaxLineBytes - Rest.Length - room);
        return $$"""{"id":"a","status":"open","updated_at":"2020-01-01T00:00:00Z","notes":"{{notes}}"}""";
    }

    private static string Edit(string line, string? status, string? note) =>
        LineFile.Text(LineEdit.Apply(LineFile.ReadOne(line), status, note, LineFile.Now));

    private static string? Notes(string line) => (string?)JsonNode.Parse(line)!["notes"];
}
