namespace BeadsAutomation.Common;

/// <summary>Text from outside as it may stand in a line.</summary>
internal static class Shown
{
    /// <summary>A bead's id.</summary>
    public static string Id(string id) => Printable.Line(id, 255);

    /// <summary>A sentence.</summary>
    public static string Text(string text) => Printable.Line(text, 2000);

    /// <summary>A detail behind a dash; nothing when there is none.</summary>
    public static string Dash(string detail) => detail.Length == 0 ? "" : $" — {Text(detail)}";
}
