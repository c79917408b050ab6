using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Pausing;

/// <summary>In lines: a pause or its end.</summary>
internal static class PauseText
{
    public static void Write(TextOutput output, PauseReport pause)
    {
        if (pause.Done)
        {
            output.Good(Shown.Text(pause.Sentence));
        }
        else
        {
            output.Failure(Shown.Text(pause.Sentence));
        }
        foreach (var line in pause.InForce)
        {
            output.Line($"  paused: {Shown.Text(line)}");
        }
    }
}
