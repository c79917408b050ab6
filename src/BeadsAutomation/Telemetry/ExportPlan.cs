namespace BeadsAutomation.Telemetry;

/// <summary>What is to be sent, by OpenTelemetry's own variables.</summary>
/// <param name="Signals">Those that are sent, each with the variable that names its endpoint.</param>
/// <param name="Warnings">Sentences about what cannot be.</param>
internal sealed record ExportPlan(IReadOnlyDictionary<Signal, string> Signals, IReadOnlyList<string> Warnings)
{
    /// <summary>The endpoint of all signals; each has its own variable too, which goes first.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>A signal without an endpoint stays here.</summary>
    public static ExportPlan From(Func<string, string?> variable)
    {
        var signals = new Dictionary<Signal, string>();
        var warnings = new List<string>();
        if (Is(variable("OTEL_SDK_DISABLED"), "true"))
        {
            return new ExportPlan(signals, warnings);
        }
        foreach (var signal in Enum.GetValues<Signal>().Where(s => !Is(variable($"OTEL_{Word(s)}_EXPORTER"), "none")))
        {
            var name = variable(EndpointOf(signal)) is null ? Endpoint : EndpointOf(signal);
            if (variable(name) is not { } text)
            {
                continue;
            }
            if (IsUsable(text))
            {
                signals[signal] = name;
            }
            else if (!warnings.Exists(w => w.StartsWith(name + " ", StringComparison.Ordinal)))
            {
                // The text itself may hold a password.
                warnings.Add($"{name} is no http or https address; what it was meant for is not sent");
            }
        }
        return new ExportPlan(signals, warnings);
    }

    /// <summary>The signal as variables name it.</summary>
    public static string Word(Signal signal) => signal.ToString().ToUpperInvariant();

    /// <summary>The variable of a signal's own endpoint.</summary>
    public static string EndpointOf(Signal signal) => $"OTEL_EXPORTER_OTLP_{Word(signal)}_ENDPOINT";

    private static bool Is(string? text, string word) =>
        string.Equals(text?.Trim(), word, StringComparison.OrdinalIgnoreCase);

    private static bool IsUsable(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
