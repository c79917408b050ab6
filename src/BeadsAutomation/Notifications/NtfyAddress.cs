namespace BeadsAutomation.Notifications;

/// <summary>ntfy reads a document at its root address only; at a topic's it shows the document itself, as raw JSON, and says that all is well.</summary>
internal static class NtfyAddress
{
    /// <summary>What is wrong and what to write instead, without what is secret in the address; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(Uri? url, string? topic)
    {
        if (url is null)
        {
            return null;
        }
        var isNtfy = url.IdnHost.Split('.').Any(label => label.Contains("ntfy", StringComparison.OrdinalIgnoreCase));
        var root = $"{url.Scheme}://{url.Authority}/";
        return (IsRoot: url.AbsolutePath.Trim('/').Length == 0, isNtfy, topic) switch
        {
            (false, true, _) =>
                $"BEADS_NOTIFY_URL names a topic of ntfy, where people see documents as raw JSON: write {root} there and the topic into BEADS_NOTIFY_TOPIC",
            (true, true, null) =>
                "BEADS_NOTIFY_URL is ntfy's root address, and BEADS_NOTIFY_TOPIC is not set, without which ntfy takes nothing: write the topic there",
            (false, false, not null) =>
                $"BEADS_NOTIFY_TOPIC is set, which is for ntfy, and BEADS_NOTIFY_URL has a path, where ntfy would show raw JSON: write {root} there, or leave the topic out if this is no ntfy",
            _ => null,
        };
    }
}
