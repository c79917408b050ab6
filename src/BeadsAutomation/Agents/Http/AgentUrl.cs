namespace BeadsAutomation.Agents.Http;

/// <summary>Addresses below an agent's base URL.</summary>
internal static class AgentUrl
{
    /// <summary>
    /// The address of <paramref name="path"/>, which begins with a slash and is escaped already. The base may have a path of its own
    /// and end with a slash; its user info, query and fragment, where secrets are kept, do not come along: the result may be shown.
    /// </summary>
    public static Uri Join(Uri baseUrl, string path) =>
        new(
            baseUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
                + baseUrl.AbsolutePath.TrimEnd('/')
                + path
        );

    /// <summary>The address without user info, query and fragment; the text itself is never shown when it is no address.</summary>
    public static string Show(Uri from, string location) =>
        Uri.TryCreate(from, location, out var url) && url.Scheme is "http" or "https"
            ? Join(url, "").AbsoluteUri
            : "an address that cannot be read";
}
