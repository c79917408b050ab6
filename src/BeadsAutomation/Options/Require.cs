namespace BeadsAutomation.Options;

/// <summary>What is wrong with one value, as a sentence that names its setting; <see langword="null"/> when nothing is.</summary>
internal static class Require
{
    /// <summary>A word that people give something: not blank, not too long, nothing that cannot be seen.</summary>
    public static string? Word(string name, string value, int max) =>
        string.IsNullOrWhiteSpace(value) ? $"{name} is blank: write 1 to {max} characters."
        : value.Length > max ? $"{name} has {value.Length} characters: write 1 to {max}."
        : value.Any(char.IsControl)
            ? $"{name} is '{Printable.Line(value, 100)}' and holds a control character: remove it, a line break at the end for instance."
        : value.Length != value.Trim().Length
            ? $"{name} is '{Printable.Line(value, 100)}' with white space around it: remove that."
        : null;

    /// <summary>A base URL.</summary>
    public static string? Url(string name, Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not "http" and not "https")
        {
            // What is no web address may be anything, a secret in the wrong variable included.
            return $"{name} does not begin with http:// or https://: write it in full, for example http://beadboard:3000.";
        }
        if (url.UserInfo.Length > 0)
        {
            return $"{name} holds a user name or password: take it out; the agent service's token goes into API_BEARER_TOKEN.";
        }
        return url.Query.Length > 0 || url.Fragment.Length > 0
            ? $"{name} is '{Printable.Line(url.GetLeftPart(UriPartial.Path), 200)}' with a query or fragment behind it: write the base URL alone."
            : null;
    }
}
