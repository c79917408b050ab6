namespace BeadsAutomation.Configuration;

/// <summary>
/// Variables that are called almost like one of ours, as a slip of the keyboard would have it. They are told and never refused: the
/// environment is shared with bd, and with whoever else begins a name with <c>BEADS_</c>.
/// </summary>
/// <param name="Variables">Each with the name that was probably meant.</param>
internal sealed record NearlyOurs(IReadOnlyList<(string Name, string Meant)> Variables)
{
    private const int Slips = 2;

    private static readonly string[] Ours =
    [
        .. Settings.All.SelectMany(s => s.Environment),
        .. Settings.All.Where(s => s.IsSecret).SelectMany(s => s.Environment).Select(name => name + "_FILE"),
        "BEADS_CONFIG",
        "BEADS_DIR",
    ];

    // bd's own names that are as near.
    private static readonly string[] Bds = ["BEADS_DB"];

    /// <summary>Those among these names.</summary>
    public static NearlyOurs Among(IEnumerable<string> names) =>
        new([
            .. names
                .Where(name => name.StartsWith("BEAD", StringComparison.Ordinal))
                .Except([.. Ours, .. Bds], StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => (name, Nearest.To(name, Ours)))
                .Where(pair => Nearest.Distance(pair.Item1, pair.Item2) <= Slips),
        ]);

    /// <summary>One of them as the doctor tells it.</summary>
    public static Finding Finding((string Name, string Meant) variable) =>
        new(
            DoctorCheck.Environment,
            Severity.Info,
            $"{Printable.Line(variable.Name, 100)} is set, and nobody here reads it",
            $"call it {variable.Meant} if that is meant"
        );
}
