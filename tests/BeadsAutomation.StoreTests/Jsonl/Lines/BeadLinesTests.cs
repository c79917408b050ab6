namespace BeadsAutomation.StoreTests.Jsonl.Lines;

public sealed class BeadLinesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n \t\n")]
    [InlineData("\uFEFF")]
    [InlineData("{\"_type\":\"memory\",\"id\":7,\"pinned\":\"yes\"}\n")]
    [InlineData("{\"id\":7,\"_type\":\"config\"}")]
    public void A_file_without_beads_is_read(string text) => LineFile.Read(text).Beads.ShouldBeEmpty();

    [Theory]
    [InlineData("{\"id\":\"a\"}\n{\"id\":\"b\"}\n")]
    [InlineData("{\"id\":\"a\"}\n{\"id\":\"b\"}")]
    [InlineData("{\"id\":\"a\"}\r\n{\"id\":\"b\"}\r\n")]
    [InlineData("\n{\"id\":\"a\"} \n\r\n\n\t{\"_type\":\"issue\",\"id\":\"b\"}\n\n")]
    [InlineData("\uFEFF{\"id\":\"a\"}\n{\"_type\":null,\"id\":\"b\"}\n")]
    public void Line_ends_blank_lines_and_a_byte_order_mark_are_as_they_are(string text)
    {
        var lines = LineFile.Read(text);

        lines.Beads.Select(bead => bead.Id).ShouldBe(["a", "b"]);
        var bead = lines.Find("b").ShouldNotBeNull();
        bead.LineNumber.ShouldBe(text[..text.IndexOf("\"b\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1);
        LineFile
            .Text(lines.With(bead, "{}"u8))
            .ShouldBe(text.Replace(LineFile.Text(bead.Bytes), "{}", StringComparison.Ordinal));
    }

    [Fact]
    public void Fields_that_are_left_out_or_null_have_the_defaults_of_bd()
    {
        const string Absent = """{"id":"a"}""";
        const string Null = """
            {"id":"a","status":null,"assignee":null,"priority":null,"issue_type":null,"created_at":null,"updated_at":null,"defer_until":null,"pinned":null,"ephemeral":null,"no_history":null,"wisp_plane":null,"acceptance_criteria":null,"notes":null,"started_at":null,"dependencies":null,"comments":null}
            """;

        var bead = LineFile.ReadOne(Absent);

        bead.ShouldBe(
            new BeadLine
            {
                LineNumber = 1,
                Bytes = bead.Bytes,
                Id = "a",
                Dependencies = bead.Dependencies,
            }
        );
        (LineFile.ReadOne(Null) with { Bytes = bead.Bytes }).ShouldBe(bead);
        (bead.Status, bead.Priority, bead.IssueType).ShouldBe(("open", 2, "task"));
    }

    [Fact]
    public void Every_field_is_read_and_unknown_ones_are_not_looked_at()
    {
        var bead = LineFile.ReadOne(
            """
            {"x":{"id":"no","y":[{"status":"no"}]},"status":"in_progress","id":"a\u002d1","assignee":"agent","priority":0,"issue_type":"bug","created_at":"2026-11-20T12:00:00Z","updated_at":"2026-11-20T13:00:00Z","defer_until":"2026-12-01T00:00:00Z","pinned":true,"ephemeral":true,"no_history":true,"acceptance_criteria":"works","comments":[{"id":1,"created_at":"2026-11-20T14:00:00Z"},{"text":"no time"},{"created_at":"2026-11-20T13:30:00Z"}],"dependencies":[{"issue_id":"other","depends_on_id":"b","type":"blocks"},{"depends_on_id":"external:c"}]}
            """
        );

        bead.Id.ShouldBe("a-1");
        (bead.Status, bead.Assignee, bead.Priority, bead.IssueType).ShouldBe(("in_progress", "agent", 0, "bug"));
        (bead.Pinned, bead.Ephemeral, bead.LivesInWisps, bead.HasAcceptance).ShouldBe((true, true, true, true));
        (bead.CreatedAt, bead.UpdatedAt).ShouldBe((At("2026-11-20T12:00:00"), At("2026-11-20T13:00:00")));
        (bead.DeferUntil, bead.LastComment).ShouldBe((At("2026-12-01T00:00:00"), At("2026-11-20T14:00:00")));
        bead.Dependencies.ShouldBe([
            new Dependency(new BeadKey("b"), DependencyKind.Blocks),
            new Dependency(new BeadKey("external:c"), DependencyKind.Blocks),
        ]);
    }

    [Theory]
    [InlineData("2026-11-20T12:00:00Z", "2026-11-20T12:00:00")]
    [InlineData("2026-11-20T12:00:00+00:00", "2026-11-20T12:00:00")]
    [InlineData("2026-11-20T12:00:00-07:00", "2026-11-20T19:00:00")]
    [InlineData("2026-11-20T00:30:00+05:30", "2026-11-19T19:00:00")]
    [InlineData("2026-11-20T12:00:00.5Z", "2026-11-20T12:00:00.5")]
    [InlineData("2026-11-20T12:00:00.123456789-07:00", "2026-11-20T19:00:00.1234567")]
    [InlineData("2026\\u002d11-20T12:00:00Z", "2026-11-20T12:00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00")]
    public void Times_are_read_as_UTC(string written, string utc)
    {
        var bead = LineFile.ReadOne($$"""{"id":"a","updated_at":"{{written}}"}""");

        bead.UpdatedAt.ShouldBe(At(utc));
        bead.UpdatedAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" \\t\\n", false)]
    [InlineData("\u3000\u00a0", false)]
    [InlineData("\\u3000\\ufeff", false)]
    [InlineData(" x", true)]
    [InlineData("é", true)]
    [InlineData("\\u00e9", true)]
    [InlineData("\\\\", true)]
    public void Acceptance_criteria_of_white_space_are_none(string written, bool has) =>
        LineFile.ReadOne($$"""{"id":"a","acceptance_criteria":"{{written}}"}""").HasAcceptance.ShouldBe(has);

    [Theory]
    [InlineData("\"{}\"", null, false)]
    [InlineData("\"{\\\"gate\\\":\\\"any-children\\\"}\"", true, false)]
    [InlineData("\"{\\\"gate\\\":\\\"all-children\\\",\\\"also_blocks\\\":true}\"", false, true)]
    [InlineData("{\"gate\":\"any-children\",\"also_blocks\":\"true\"}", true, true)]
    [InlineData("{\"also_blocks\":false,\"x\":{\"gate\":\"any-children\"}}", null, false)]
    [InlineData("{\"gate\":[\"any-children\"],\"also_blocks\":1}", false, false)]
    [InlineData("{\"gate\":\"any-children\",\"gate\":\"some-day\"}", false, false)]
    [InlineData("\"{\\\"gate\\\":\\\"any-children\\\"} x\"", null, false)]
    [InlineData("\"{\\\"gate\\\":\\\"any-children\\\"\"", null, false)]
    [InlineData("\"any-children\"", null, false)]
    [InlineData("\"{\\ud800}\"", null, false)]
    [InlineData("[\"gate\",\"any-children\"]", null, false)]
    [InlineData("null", null, false)]
    [InlineData("7", null, false)]
    public void A_gate_is_read_from_text_or_object_and_garbage_is_none(string metadata, bool? anyChild, bool alsoBlocks)
    {
        var bead = LineFile.ReadOne(
            $$"""{"id":"a","dependencies":[{"metadata":{{metadata}},"depends_on_id":"b","type":"waits-for"}],"priority":4}"""
        );

        bead.Dependencies.ShouldBe([
            new Dependency(new BeadKey("b"), DependencyKind.WaitsFor, new WaitGate(anyChild, alsoBlocks)),
        ]);
        bead.Priority.ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"id":"a","no_history":true}""", true)]
    [InlineData("""{"id":"a","wisp_plane":true}""", true)]
    [InlineData("""{"id":"a","wisp_plane":true,"no_history":false}""", true)]
    [InlineData("""{"id":"a","ephemeral":true}""", false)]
    public void What_bd_keeps_among_its_wisps_is_marked(string line, bool livesInWisps) =>
        LineFile.ReadOne(line).LivesInWisps.ShouldBe(livesInWisps);

    [Fact]
    public void Of_a_key_that_is_there_twice_the_last_counts() =>
        LineFile
            .ReadOne("""{"id":"b","status":"open","id":"a","status":"closed"}""")
            .ShouldSatisfyAllConditions(bead => bead.Id.ShouldBe("a"), bead => bead.Status.ShouldBe("closed"));

    [Fact]
    public void Of_a_bead_that_is_listed_twice_the_last_line_is_the_bead_and_both_lines_stay()
    {
        var lines = LineFile.Read("{\"id\":\"a\",\"priority\":1}\n{\"id\":\"b\"}\n{\"id\":\"a\",\"priority\":3}\n");

        lines.Beads.Select(bead => (bead.Id, bead.LineNumber)).ShouldBe([("b", 2), ("a", 3)]);
        LineFile
            .Text(lines.With(lines.Find("a")!, "new"u8))
            .ShouldBe("{\"id\":\"a\",\"priority\":1}\n{\"id\":\"b\"}\nnew\n");
    }

    [Fact]
    public void A_tombstone_is_no_bead_and_deletes_the_bead_before_it()
    {
        var lines = LineFile.Read(
            "{\"id\":\"a\"}\n{\"id\":\"a\",\"status\":\"tombstone\"}\n{\"id\":\"b\",\"status\":\"tombstone\"}\n{\"id\":\"b\"}\n"
        );

        lines.Beads.Select(bead => bead.Id).ShouldBe(["b"]);
        lines.Find("a").ShouldBeNull();
        lines.Find("c").ShouldBeNull();
    }

    [Fact]
    public void A_line_of_another_file_is_not_put_in()
    {
        var other = LineFile.Read("{\"id\":\"a\"}");

        Should.Throw<ArgumentException>(() => LineFile.Read("{\"id\":\"a\"}").With(other.Find("a")!, "{}"u8));
    }

    private static DateTime At(string utc) =>
        DateTime.Parse(utc + "Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
