using System.Text.Json.Serialization;

namespace BeadsAutomation.Common;

/// <summary>What one check of the doctor found.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Fix">What to do; <see langword="null"/> when there is nothing, or when the sentence ends with it as sentences of the store do.</param>
public sealed record Finding(
    DoctorCheck Check,
    Severity Severity,
    string Sentence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fix = null
)
{
    /// <summary>What the process says of it.</summary>
    [JsonIgnore]
    public ExitCode ExitCode =>
        Severity switch
        {
            Severity.Error when Check is DoctorCheck.Agent or DoctorCheck.Token => ExitCode.Agent,
            Severity.Error => ExitCode.Store,
            Severity.Warning => ExitCode.Attention,
            _ => ExitCode.Done,
        };
}
