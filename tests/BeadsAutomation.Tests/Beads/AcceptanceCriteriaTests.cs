namespace BeadsAutomation.Tests.Beads;

public sealed class AcceptanceCriteriaTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("\t\r\n", false)]
    [InlineData("\u00A0", false)]
    [InlineData("\u2003\u2028\u2029", false)]
    [InlineData("\u3000", false)]
    [InlineData("\uFEFF", false)]
    [InlineData(" \uFEFF\u00A0\n", false)]
    [InlineData("x", true)]
    [InlineData(" \n the tests pass ", true)]
    [InlineData("\u3000すべてのテストが通る", true)]
    [InlineData("✅", true)]
    [InlineData("-", true)]
    public void White_space_of_any_kind_is_no_criterion(string? text, bool written) =>
        AcceptanceCriteria.AreWritten(text).ShouldBe(written);
}
