using System.Text;
using BeadsAutomation.EndToEndTests.Jsonl;
using BeadsAutomation.Testing.Jsonl;

namespace BeadsAutomation.EndToEndTests.Questions;

/// <summary>Questions about a file: not a byte of the folder changes, however it was left behind.</summary>
public sealed class FileQuestionTests
{
    [Theory]
    [InlineData("explain")]
    [InlineData("explain", "bd-1", "no such")]
    [InlineData("status")]
    [InlineData("history")]
    [InlineData("history", "bd-1")]
    public async Task A_torn_ledger_is_read_and_not_repaired(params string[] question)
    {
        await using var world = await JsonlWorld.CreateAsync(new BeadRow("bd-1"), new BeadRow("bd-2"));
        (await world.TickAsync()).With(0);
        await File.AppendAllTextAsync(
            Path.Combine(world.File.Folder, BeadsFile.Ledger),
            "{\"torn",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );
        var before = world.File.State.ToString();

        var ended = (await world.TickAsync(question)).With(0);

        ended.Out.ShouldContain("bd-1");
        world.File.State.ToString().ShouldBe(before);
    }
}
