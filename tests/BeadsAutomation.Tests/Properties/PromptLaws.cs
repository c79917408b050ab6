using BeadsAutomation.Agents;
using BeadsAutomation.Beads;
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
                var prompt = Prompt.Of(given.Id, given.Text, Given.Options);

                var plain = Prompt.Of(
                    Plain(given.Id),
                    new BeadText(
                        Plain(given.Text.Title),
                        Plain(given.Text.Description),
                        "",
                        "done",
                        Plain(given.Text.Notes)
                    ),
                    Given.Options
                );
                OutsideFences(prompt).ShouldBe(OutsideFences(plain));
            }
        );

    private static string Plain(string text) => string.IsNullOrWhiteSpace(text) ? "" : "x";

    /// <summary>The lines that are no data, as a reader of Markdown sees them: a fence ends at the first run of backticks of its length or more.</summary>
    private static List<string> OutsideFences(string prompt)
    {
        var outside = new List<string>();
        var fence = 0;
        foreach (var line in prompt.Split('\n', '\r'))
        {
            var run = line.TrimStart().TakeWhile(c => c == '`').Count();
            if (fence == 0)
            {
                outside.Add(run >= 3 ? "fence" : line);
                fence = run >= 3 ? run : 0;
            }
            else if (run >= fence)
            {
                fence = 0;
            }
        }
        return outside;
    }
}
