using BeadsAutomation.Commands.Output;

namespace BeadsAutomation.Commands.Manual;

/// <summary>In lines: what was done by hand.</summary>
internal static class HandText
{
    public static void Write(TextOutput output, HandDispatchReport dispatch)
    {
        foreach (var gate in dispatch.Gates)
        {
            var state = gate.State.Word();
            output.Line($"  {gate.Gate.Word()}: {state}{Shown.Dash(gate.Detail)}");
        }
        if (dispatch.Sentence.Length > 0)
        {
            Say(output, dispatch.ExitCode, $"{Shown.Id(dispatch.BeadId)}: {Shown.Text(dispatch.Sentence)}");
        }
    }

    public static void Write(TextOutput output, HandReport hand) =>
        Say(output, hand.ExitCode, $"{Shown.Id(hand.BeadId)}: {Shown.Text(hand.Sentence)}");

    private static void Say(TextOutput output, ExitCode exitCode, string sentence)
    {
        if (exitCode == ExitCode.Done)
        {
            output.Line(sentence);
        }
        else
        {
            output.Failure(sentence);
        }
    }
}
