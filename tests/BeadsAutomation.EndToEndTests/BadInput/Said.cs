using System.Text.Json;

namespace BeadsAutomation.EndToEndTests.BadInput;

/// <summary>What a run in this process left behind.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error, the log left out.</param>
/// <param name="Log">The log.</param>
internal sealed record Said(int Code, string Out, string Error, string Log)
{
    /// <summary>All of it.</summary>
    public string Everything => $"{Out}\n{Error}\n{Log}";

    /// <summary>The same, having checked the exit code; a wrong one shows what was said.</summary>
    public Said With(int code)
    {
        Code.ShouldBe(code, Everything);
        return this;
    }

    /// <summary>It ended with this code and one sentence that holds all these words; nothing else is on standard error, and no stack trace anywhere.</summary>
    public Said Refuses(int code, params string[] words)
    {
        With(code);
        var sentence = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem(Everything);
        foreach (var word in words)
        {
            sentence.ShouldContain(word, Case.Sensitive);
        }
        sentence.Length.ShouldBeLessThan(800);
        Everything.ShouldNotContain("   at ");
        Everything.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty(Everything);
        return this;
    }

    /// <summary>Standard output is one JSON document with this exit code, and an error that standard error tells, too.</summary>
    public Said TellsTheSameInJson()
    {
        using var document = JsonDocument.Parse(
            Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem()
        );
        document.RootElement.GetProperty("exit_code").GetInt32().ShouldBe(Code);
        Error.ShouldContain(document.RootElement.GetProperty("error").GetString()!);
        return this;
    }
}
