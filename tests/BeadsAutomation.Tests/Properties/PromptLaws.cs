using System.Text;
using BeadsAutomation.Testing.Chance;
using FsCheck.Fluent;

namespace BeadsAutomation.Tests.Properties;

public sealed class PromptLaws
{
    [Fact]
    public void No_text_of_a_bead_gets_out_of_its_fence() =>
        Law.Holds(
            from id in StrangeText.Any
            from title in StrangeText.Any
            from description in StrangeText.Any
            from notes in StrangeText.Any
            select (Id: id, Text: new BeadText(title, description, "", "done", notes)),
            given =>
            {
                var prompt = Of(given.Id, given.Text);

                var plain = Of(
                    Plain(given.Id),
                    new BeadText(
                        Plain(given.Text.Title),
                        Plain(given.Text.Description),
                        "",
                        "done",
                        Plain(given.Text.Notes)
                    )
                );
                OutsideFences(prompt).ShouldBe(OutsideFences(plain));
            }
        );

    [Fact]
    public void A_prompt_is_an_argument_that_every_program_takes_whole() =>
        Law.Holds(
            from text in StrangeText.Any
            select text,
            given =>
            {
                var prompt = Of(given, new BeadText(given, given, given, given, given));

                Encoding.UTF8.GetByteCount(prompt).ShouldBeLessThanOrEqualTo(Prompt.MaxBytes);
                Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(prompt)).ShouldBe(prompt);
                prompt.Any(c => char.IsControl(c) && c is not ('\n' or '\t')).ShouldBeFalse();
                prompt.ShouldStartWith("#");
            }
        );

    private static string Of(string id, BeadText text) =>
        Prompt.Of(new DispatchOrder(id, 1, "9f1c2b7e000000000000000000000000", text), Given.Options);

    private static string Plain(string text) => string.IsNullOrWhiteSpace(PromptText.Clean(text)) ? "" : "x";

    /// <summary>The lines that are no data: before the first line with the mark, the lines with it, and after the last.</summary>
    private static List<string> OutsideFences(string prompt)
    {
        var mark = prompt[(prompt.IndexOf("\"=====", StringComparison.Ordinal) + 1)..][..22];
        var lines = prompt.Split('\n').ToList();
        var first = lines.FindIndex(l => l.StartsWith(mark, StringComparison.Ordinal));
        var last = lines.FindLastIndex(l => l.StartsWith(mark, StringComparison.Ordinal));
        return [.. lines.Where((l, i) => i < first || i > last || l.StartsWith(mark, StringComparison.Ordinal))];
    }
}
