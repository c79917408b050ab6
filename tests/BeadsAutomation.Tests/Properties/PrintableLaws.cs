using System.Globalization;
using System.Text;
using BeadsAutomation.Testing.Chance;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

public sealed class PrintableLaws
{
    [Fact]
    public void Any_text_becomes_one_short_line_that_a_terminal_only_shows() =>
        Law.Holds(
            from text in StrangeText.Any
            from max in Gen.Choose(0, 120)
            select (Text: text, Max: max),
            given =>
            {
                var line = Printable.Line(given.Text, given.Max);

                line.Length.ShouldBeLessThanOrEqualTo(given.Max);
                line.Trim().ShouldBe(line);
                Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)).ShouldBe(line, "half a character is left");
                line.EnumerateRunes().Where(IsObeyedOrHidden).ShouldBeEmpty();
                Printable.IsPrintable(line).ShouldBeTrue();
                Printable.Line(line, given.Max).ShouldBe(line);
            }
        );

    private static bool IsObeyedOrHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;
}
