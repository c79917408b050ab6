namespace BeadsAutomation.EndToEndTests.Running;

/// <summary>What a process left behind.</summary>
/// <param name="Code">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Ended(int Code, string Out, string Error)
{
    public IReadOnlyList<string> OutLines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same, having checked the exit code; a wrong one shows what the process said.</summary>
    public Ended With(int code)
    {
        Code.ShouldBe(code, $"standard output:\n{Out}\nstandard error:\n{Error}");
        return this;
    }
}
