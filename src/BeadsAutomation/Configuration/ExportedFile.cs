using System.Text.Json;

namespace BeadsAutomation.Configuration;

/// <summary>Whether the file that is the store is only a copy of what bd works in, so that what it says can be old.</summary>
internal static class ExportedFile
{
    private const string Fix =
        "leave BEADS_STORE out to work where bd does, or see to it that bd never writes this file";

    /// <summary>What a person should know of the file; <see langword="null"/> when nothing beside it speaks against it.</summary>
    public static Finding? Judge(string file)
    {
        var (folder, shown) = (Path.GetDirectoryName(file) ?? "", Printable.Line(file, 300));
        if (Redirect.IsIn(folder))
        {
            return new Finding(
                DoctorCheck.Store,
                Severity.Warning,
                $"{Printable.Line(Path.Combine(folder, Redirect.Name), 300)} sends bd to another folder, so {shown} is not what bd works in, and what it says can be old",
                Fix
            );
        }
        var metadata = Path.Combine(folder, BeadsFiles.Metadata);
        return DatabaseIn(folder, metadata) is var (database, isLive)
            ? new Finding(
                DoctorCheck.Store,
                isLive ? Severity.Warning : Severity.Info,
                $"{shown} is an export, which bd overwrites: {Printable.Line(metadata, 300)} names {database} as what bd works in, so what the file says can be old",
                Fix
            )
            : null;
    }

    private static (string Database, bool IsLive)? DatabaseIn(string folder, string metadata)
    {
        // What cannot be read or is no JSON is told where it is needed.
        if (!Path.Exists(metadata) || TextFile.Read(metadata, folder, out _) is not { } text)
        {
            return null;
        }
        var known = JsonText.Object(
            text,
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip },
            "",
            []
        );
        string Of(string key) =>
            known is { } root && root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() ?? ""
                : "";
        return known is null ? null
            : Of("dolt_mode").EndsWith("server", StringComparison.Ordinal)
            || Of("dolt_server_host").Length > 0
            || known.Value.TryGetProperty("dolt_server_port", out _)
            || Path.Exists(Path.Combine(folder, BeadsFiles.Port))
                ? ("a server", true)
            : ("a database of its own", false);
    }
}
