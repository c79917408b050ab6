using System.Text;

namespace BeadsAutomation.StoreTests.Jsonl.Lines;

/// <summary>Files of beads as text.</summary>
internal static class LineFile
{
    public const string Path = "/w/.beads/issues.jsonl";

    public static readonly DateTime Now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    public static BeadLines Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>As where every line matters.</summary>
    public static BeadLines Read(byte[] bytes)
    {
        var lines = BeadLines.Read(bytes, Path);
        lines.Refuse(_ => true);
        return lines;
    }

    public static BeadLine ReadOne(string line) => Read(line).Beads.ShouldHaveSingleItem();

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static string PathOfExport(int version, string set) =>
        System.IO.Path.Combine(AppContext.BaseDirectory, "Oracles", $"v{version}", $"{set}.jsonl");

    public static BeadLines ReadExport(int version, string set) =>
        BeadLines.Read(File.ReadAllBytes(PathOfExport(version, set)), PathOfExport(version, set));
}
