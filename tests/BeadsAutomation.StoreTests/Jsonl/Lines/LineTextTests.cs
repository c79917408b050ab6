namespace BeadsAutomation.StoreTests.Jsonl.Lines;

public sealed class LineTextTests
{
    [Fact]
    public void What_is_left_out_or_no_text_is_empty() =>
        LineText
            .Of(LineFile.ReadOne("""{"id":"b","title":"T","description":null,"design":7,"notes":"a\nb"}"""))
            .ShouldBe(new BeadText("T", "", "", "", "a\nb"));

    [Fact]
    public void Half_a_character_is_handed_on_as_it_is_written() =>
        LineText.Of(LineFile.ReadOne("""{"id":"b","title":"T\ud83d"}""")).Title.ShouldBe("\"T\\ud83d\"");
}
