using System.Globalization;

namespace BeadsAutomation.Options;

/// <summary>What a number or a duration may be; both ends belong to it, and one that is not there is open.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
/// <param name="What">What it is, for the sentence that has no greatest to name.</param>
internal sealed record ValueRange<T>(T? Min, T? Max, string? What = null)
    where T : struct, IComparable<T>
{
    /// <summary>As a help line says it.</summary>
    public override string ToString() => Text(Min) is null or "0" ? $"up to {Greatest}" : $"{Text(Min)} to {Greatest}";

    /// <summary>What is wrong with a value, if anything is.</summary>
    public string? Fault(string name, T value) =>
        Holds(value) ? null
        : Min is null ? $"{name} is {Text(value)}: use {Greatest} at most."
        : Max is not null ? $"{name} is {Text(value)}: use {Text(Min)} to {Greatest}."
        : What is null ? $"{name} is {Text(value)}: use {Text(Min)} or more."
        : $"{name} must be {What} >= {Text(Min)} (got {Text(value)}).";

    /// <summary>A value as people write it.</summary>
    public static string? Text(T? value) =>
        value is TimeSpan duration ? Durations.Format(duration)
        : value is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{value}");

    private string? Greatest => Max is TimeSpan { TotalDays: > 1 } days ? $"{days.Days} days" : Text(Max);

    private bool Holds(T value) =>
        !(Min?.CompareTo(value) > 0)
        && !(Max?.CompareTo(value) < 0)
        && !(value is double number && double.IsInfinity(number));
}
