using System.Text;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

public sealed class LineRefusalTests
{
    [Theory]
    [InlineData("null", "it is not a JSON object")]
    [InlineData("[]", "it is not a JSON object")]
    [InlineData("\"secret\"", "it is not a JSON object")]
    [InlineData("PASSWORD=secret", "it is not valid JSON from byte 1 on")]
    [InlineData("{\"id\":\"b\"", "it is not valid JSON from byte 10 on")]
    [InlineData("{\"id\":\"b", "it is not valid JSON from byte")]
    [InlineData("{\"id\":\"b\",}", "it is not valid JSON from byte 11 on")]
    [InlineData("{\"id\":\"b\"} {\"id\":\"c\"}", "text follows its object")]
    [InlineData("{\"id\":\"b\"}}", "text follows its object")]
    [InlineData("\uFEFF{\"id\":\"b\"}", "it is not valid JSON from byte 1 on")]
    [InlineData("{}", "it has no \"id\"")]
    [InlineData("{\"id\":null}", "it has no \"id\"")]
    [InlineData("{\"id\":\" \\t\"}", "it has no \"id\"")]
    [InlineData("{\"id\":7}", "\"id\" is not text")]
    [InlineData("{\"id\":\"b\",\"_type\":1}", "of bead b, \"_type\" is not text")]
    [InlineData("{\"id\":\"b\",\"status\":[\"secret\"]}", "of bead b, \"status\" is not text")]
    [InlineData("{\"assignee\":{\"x\":1},\"id\":\"b\"}", "of bead b, \"assignee\" is not text")]
    [InlineData("{\"id\":\"b\",\"issue_type\":true}", "of bead b, \"issue_type\" is not text")]
    [InlineData("{\"id\":\"b\",\"notes\":[]}", "of bead b, \"notes\" is not text")]
    [InlineData("{\"id\":\"b\",\"started_at\":1}", "of bead b, \"started_at\" is not text")]
    [InlineData("{\"id\":\"b\",\"acceptance_criteria\":[]}", "of bead b, \"acceptance_criteria\" is not text")]
    [InlineData("{\"id\":\"b\",\"priority\":\"1\"}", "of bead b, \"priority\" is not a whole number")]
    [InlineData("{\"id\":\"b\",\"priority\":1.5}", "of bead b, \"priority\" is not a whole number")]
    [InlineData("{\"id\":\"b\",\"priority\":3000000000}", "of bead b, \"priority\" is not a whole number")]
    [InlineData("{\"id\":\"b\",\"pinned\":1}", "of bead b, \"pinned\" is not true or false")]
    [InlineData("{\"id\":\"b\",\"ephemeral\":\"no\"}", "of bead b, \"ephemeral\" is not true or false")]
    [InlineData("{\"id\":\"b\",\"no_history\":{}}", "of bead b, \"no_history\" is not true or false")]
    [InlineData("{\"id\":\"b\",\"wisp_plane\":0}", "of bead b, \"wisp_plane\" is not true or false")]
    [InlineData("{\"id\":\"b\",\"dependencies\":{}}", "of bead b, \"dependencies\" is not a list")]
    [InlineData("{\"id\":\"b\",\"dependencies\":[null]}", "of bead b, \"dependencies\" holds what is not an object")]
    [InlineData("{\"id\":\"b\",\"dependencies\":[[1]]}", "of bead b, \"dependencies\" holds what is not an object")]
    [InlineData("{\"id\":\"b\",\"dependencies\":[{}]}", "of bead b, a dependency has no \"depends_on_id\"")]
    [InlineData("{\"id\":\"b\",\"dependencies\":[{\"depends_on_id\":1}]}", "of bead b, \"depends_on_id\" is not text")]
    [InlineData("{\"id\":\"b\",\"comments\":\"secret\"}", "of bead b, \"comments\" is not a list")]
    [InlineData("{\"id\":\"b\",\"comments\":[\"secret\"]}", "of bead b, \"comments\" holds what is not an object")]
    [InlineData("{\"id\":\"b\",\"comments\":[{\"created_at\":\"secret\"}]}", "of bead b, \"created_at\" is not a time")]
    [InlineData(
        "{\"id\":\"b\",\"assignee\":\"\\ud800\"}",
        "of bead b, an escape in \"assignee\" stands for half a character"
    )]
    [InlineData("{\"id\":\"b\",\"\\ud800\":1}", "of bead b, an escape in a name stands for half a character")]
    [InlineData("<<<<<<< HEAD", "it is a conflict marker of git")]
    [InlineData("||||||| 1a2b3c4", "it is a conflict marker of git")]
    [InlineData("=======", "it is a conflict marker of git")]
    [InlineData(">>>>>>> secret", "it is a conflict marker of git")]
    public void A_line_that_is_no_bead_is_refused_by_file_and_line(string line, string what) =>
        Refusal(Encoding.UTF8.GetBytes($"{{\"id\":\"a\"}}\r\n\n{line}\n{{\"id\":\"z\"}}\n"))
            .ShouldStartWith($"{LineFile.Path}, line 3: {what}");

    [Fact]
    public void Half_a_character_is_found_in_a_long_name_too() =>
        Refusal(Encoding.UTF8.GetBytes($"{{\"id\":\"b\",\"\\ud800{new string('x', 200)}\":1}}"))
            .ShouldStartWith($"{LineFile.Path}, line 1: of bead b, an escape in a name stands for half a character");

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-20T12:00Z")]
    [InlineData("2026-11-20T12:00+07:00")]
    [InlineData("2026-11-20T12:00:00")]
    [InlineData("2026-11-20T12:00:00.1234567")]
    [InlineData("2026-11-20 12:00:00Z")]
    [InlineData("2026-11-20T12:00:00+07")]
    [InlineData("2026-11-20T12:00:60Z")]
    [InlineData("2026-13-20T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-11-20T12:00:00.0000000000000000000000000000000000000000000000000000Z")]
    public void A_time_that_is_not_complete_is_refused(string time)
    {
        foreach (var field in (string[])["created_at", "updated_at", "defer_until"])
        {
            Refusal(Encoding.UTF8.GetBytes($$"""{"id":"b","{{field}}":"{{time}}"}"""))
                .ShouldStartWith(
                    $"{LineFile.Path}, line 1: of bead b, \"{field}\" is not a time like 2026-11-20T12:00:00Z."
                );
        }
    }

    [Fact]
    public void What_is_not_UTF8_is_refused_wherever_it_stands()
    {
        foreach (
            var bytes in (byte[][])
                [
                    [0xFF],
                    [0xC3],
                    [0xED, 0xA0, 0x80],
                    [0xC0, 0x80],
                ]
        )
        {
            Refusal([.. "{\"id\":\"a\"}\n{\"id\":\"b\",\"title\":\""u8, .. bytes, .. "\"}\n"u8])
                .ShouldStartWith($"{LineFile.Path}, line 2: it is not UTF-8.");
        }
    }

    [Theory]
    [InlineData("{\"id\":\"b\",\"title\":\"", "\"}\r\n")]
    [InlineData("{\"_type\":\"memory\",\"value\":\"", "\"}")]
    public void A_line_of_the_greatest_length_is_read_and_a_longer_one_is_refused(string before, string after)
    {
        var filling = BeadLines.MaxLineBytes - before.Length - after.TrimEnd().Length;
        Should.NotThrow(() => LineFile.Read(before + new string('x', filling) + after));

        Refusal(Encoding.UTF8.GetBytes(before + new string('x', filling + 1) + after))
            .ShouldStartWith($"{LineFile.Path}, line 1: it is longer than 4194304 bytes");
    }

    [Fact]
    public void The_sentence_says_what_to_do_and_shows_no_more_of_the_line_than_a_printable_id()
    {
        Refusal("PASSWORD=hunter2"u8.ToArray())
            .ShouldBe(
                $"{LineFile.Path}, line 1: it is not valid JSON from byte 1 on. Correct the line, or restore the file; nothing was written."
            );
        Refusal("{\"id\":\"a\\u001b[31m\",\"title\":\"hunter2\",\"pinned\":\"hunter2\"}"u8.ToArray())
            .ShouldBe(
                $"{LineFile.Path}, line 1: of bead a [31m, \"pinned\" is not true or false. Correct the line, or restore the file; nothing was written."
            );
    }

    private static string Refusal(byte[] file) => Should.Throw<StoreException>(() => LineFile.Read(file)).Message;
}
