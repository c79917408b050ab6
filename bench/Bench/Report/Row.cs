namespace BeadsAutomation.Bench.Report;

/// <summary>One line of the report.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Must">What has to hold; empty when the figure is only stated.</param>
/// <param name="Aim">What would be better still.</param>
/// <param name="Holds">Whether the must holds.</param>
internal sealed record Row(string What, string Figure, string Must = "", string Aim = "", bool Holds = true);
